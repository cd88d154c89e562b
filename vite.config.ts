import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { precompressAssets } from './tools/build/plugin.ts';

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

interface ModuleGraph {
  getModuleInfo(id: string): { readonly isEntry: boolean; readonly importers: readonly string[] } | null;
}

/** The chunk of a module that the page needs for its first requests; null for one that loads on demand. */
function nameOfFirst(id: string, graph: ModuleGraph): string | null {
  const seen = new Set<string>();
  const isFirst = (module: string): boolean => {
    if (seen.has(module)) return false;
    seen.add(module);
    const info = graph.getModuleInfo(module);
    return info !== null && (info.isEntry || info.importers.some(isFirst));
  };
  return isFirst(id) ? 'first' : null;
}

/** The further words of a language come from the same file as its first words, with a query: they have another name. */
const chunkFile = ({ facadeModuleId }: { readonly facadeModuleId: string | null }): string =>
  `assets/${facadeModuleId?.endsWith('?more') === true ? 'more-' : ''}[name]-[hash].js`;

export default defineConfig({
  base: './',
  plugins: [svelte(), precompressAssets()],
  resolve: {
    alias: {
      // Its ESM build, everywhere: the one for browsers has an axios of its own frozen in, which no alias reaches.
      'prometheus-query': 'prometheus-query/dist/prometheus-query.esm.js',
      // prometheus-query brings axios, 21 kB of gzip for what fetch does; see the file for what it must do.
      axios: fileURLToPath(new URL('src/queries/http/axios-fetch.ts', import.meta.url)),
    },
  },
  server: { host: '127.0.0.1', port, strictPort: true, proxy },
  preview: { host: '127.0.0.1', port, strictPort: true, proxy },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What the page needs at first is one file: split into thirty, for what later parts share with it, it is 5 kB larger.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: nameOfFirst }] }, chunkFileNames: chunkFile },
    },
  },
  test: {
    include: ['src/**/*.test.ts', 'tools/**/*.test.ts'],
    environment: 'node',
    server: { deps: { inline: ['prometheus-query'] } },
    // Also on two processors: most of these tests wait for a server.
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
