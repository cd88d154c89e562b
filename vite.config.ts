import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { precompressAssets } from './tools/precompress/plugin.ts';

/** Where `npm run dev` and `npm run preview` forward `prometheus/api/v1/…` to. */
const prometheusUrl = process.env['PROMETHEUS_URL'] ?? 'http://127.0.0.1:9090';
const port = Number(process.env['PORT'] ?? 5173);

const proxy = {
  '^/prometheus/api/v1/': {
    target: prometheusUrl,
    changeOrigin: true,
    rewrite: (path: string) => path.replace(/^\/prometheus/, ''),
  },
};

export default defineConfig({
  base: './',
  plugins: [svelte(), precompressAssets()],
  resolve: {
    alias: {
      // Its ESM build, everywhere: the one for browsers has an axios of its own frozen in, which no alias reaches.
      'prometheus-query': 'prometheus-query/dist/prometheus-query.esm.js',
      // prometheus-query brings axios, 21 kB of gzip for what fetch does; see the file for what it must do.
      axios: fileURLToPath(new URL('src/queries/axios-fetch.ts', import.meta.url)),
    },
  },
  server: { host: '127.0.0.1', port, strictPort: true, proxy },
  preview: { host: '127.0.0.1', port, strictPort: true, proxy },
  build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  test: {
    include: ['src/**/*.test.ts', 'tools/**/*.test.ts'],
    environment: 'node',
    server: { deps: { inline: ['prometheus-query'] } },
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
