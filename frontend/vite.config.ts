import tailwindcss from '@tailwindcss/vite'
import vue from '@vitejs/plugin-vue'
import { fileURLToPath, URL } from 'node:url'
import { defineConfig } from 'vitest/config'

const master = process.env.MASTER ?? 'http://127.0.0.1:8080'

export default defineConfig({
  plugins: [vue(), tailwindcss()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    target: 'es2022',
    // A data: URL is one more thing the content security policy would have to allow.
    assetsInlineLimit: 0,
    // The polyfill is an inline script in spirit; every browser of the target knows modulepreload.
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
  server: { host: '127.0.0.1', proxy: { '/api': master, '/auth': master } },
  test: { include: ['src/**/*.spec.ts', 'scripts/**/*.spec.ts'] },
})
