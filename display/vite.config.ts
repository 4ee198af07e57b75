import { join } from 'node:path'
import preact from '@preact/preset-vite'
import { defineConfig } from 'vite'

const page = (name: string): string => join(import.meta.dirname, `${name}.html`)

export default defineConfig({
  root: import.meta.dirname,
  base: '/display/',
  plugins: [preact()],
  define: { __BUILD__: JSON.stringify(process.env['TINGXU_BUILD'] ?? 'dev') },
  build: {
    target: 'chrome109',
    cssTarget: 'chrome109',
    // The content policy allows no data: addresses, so that no font slice may be inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    outDir: 'dist',
    emptyOutDir: true,
    rolldownOptions: { input: [page('board'), page('screen'), page('links'), page('workbench')] },
  },
})
