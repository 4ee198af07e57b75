import preact from '@preact/preset-vite'
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  base: '/styles/',
  plugins: [preact()],
  // The content policy allows no data: addresses, so that no font slice may be inlined.
  build: { target: 'chrome109', cssTarget: 'chrome109', assetsInlineLimit: 0, outDir: 'dist', emptyOutDir: true },
})
