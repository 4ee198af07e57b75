import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import preact from '@preact/preset-vite'
import { defineConfig, type Plugin } from 'vite'
import { preloadFonts } from './preload-fonts.ts'

const build = process.env['TINGXU_BUILD'] ?? 'dev'
const root = import.meta.dirname

/** Tells the service worker which files the kiosk's page is made of, and the hub which build lies here. */
function stampWorker(): Plugin {
  return {
    name: 'kiosk-worker',
    apply: 'build',
    writeBundle(options, bundle) {
      const dist = options.dir ?? join(root, 'dist')
      const needed = new Set<string>()
      const add = (file: string): void => {
        const chunk = bundle[file]
        if (chunk === undefined || needed.has(file)) return
        needed.add(file)
        if (chunk.type !== 'chunk') return
        for (const imported of [...chunk.imports, ...chunk.dynamicImports]) add(imported)
      }
      for (const chunk of Object.values(bundle))
        if (chunk.type === 'chunk' && chunk.name === 'index') add(chunk.fileName)
      // The page itself knows its style sheets.
      const page = readFileSync(join(dist, 'index.html'), 'utf8')
      for (const [, sheet] of page.matchAll(/href="\/kiosk\/([^"]+\.css)"/g)) if (sheet !== undefined) needed.add(sheet)
      const worker = join(dist, 'sw.js')
      const list = JSON.stringify([...needed].map((file) => `/kiosk/${file}`))
      writeFileSync(
        worker,
        readFileSync(worker, 'utf8').replace(/["'`]__PRECACHE__["'`]/, () => list),
      )
      writeFileSync(join(dist, 'build.txt'), `${build}\n`)
    },
  }
}

export default defineConfig({
  root,
  base: '/kiosk/',
  plugins: [preact({ devToolsEnabled: false }), preloadFonts(), stampWorker()],
  define: { __BUILD__: JSON.stringify(build) },
  build: {
    target: 'chrome109',
    cssTarget: 'chrome109',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    outDir: 'dist',
    emptyOutDir: true,
    rolldownOptions: {
      input: { index: join(root, 'index.html'), phone: join(root, 'phone.html'), sw: join(root, 'sw.ts') },
      output: { entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
    },
  },
})
