import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Built into the pavise package, which serves it. Nothing is inlined: the pages run under `script-src 'self'; style-src 'self'`. */
export default defineConfig({
  plugins: [react()],
  build: {
    outDir: '../pavise/dist/console',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    target: 'es2023',
  },
  server: { host: '127.0.0.1', proxy: { '/api': process.env.PAVISE_URL ?? 'http://127.0.0.1:8600' } },
})
