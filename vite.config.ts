import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { blockRender } from './tools/build/block-render.ts';
import { compileHint } from './tools/build/compile-hint.ts';
import { mockingTests } from './tools/build/mocking-tests.ts';
import { precompressAssets } from './tools/build/plugin.ts';
import { prometheusQueryParts } from './tools/build/prometheus-query-parts.ts';
import { svelteModes, svelteSlots, svelteSpread } from './tools/build/svelte-modes.ts';
import { uplotParts } from './tools/build/uplot-parts.ts';

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

/** Modules of Svelte that only later parts use. The graph does not show it, because an index of Svelte imports all of them. */
const LATER_SVELTE =
  /\/svelte\/src\/(reactivity\/map\.js|internal\/client\/dom\/elements\/(attributes\.js\?spread|bindings\/(input|select)\.js))$/;

/** Small parts that a person opens: each file for itself costs the first page its name and the names of what it needs. */
const SMALL_PARTS =
  /\/src\/(.*(-items?|layout-moves|panel-choices|view-link|shared-view|copy-text|download|show-panel|hold-in-place)\.ts|.*\/(CompareField|SloField|LayoutNote|Jump|KeyboardHelp)\.svelte|.*\/panel-search\.ts)/;

const NOTICES = /\/src\/(app\/((Url|Config|Clock)Notice\.svelte|unknown-ids\.ts)|ui\/Notice\.svelte)/;

/** Tests that replace modules need them not loaded yet. All others share what their process has loaded: it halves their processor time. */
const ALONE = process.env['VITEST'] === undefined ? [] : ['src', 'tools'].flatMap(mockingTests);

/** The further words of a language come from the same file as its first words, with a query: they have another name. */
const chunkFile = ({ facadeModuleId }: { readonly facadeModuleId: string | null }): string =>
  `assets/${facadeModuleId?.endsWith('?more') === true ? 'more-' : ''}[name]-[hash].js`;

export default defineConfig({
  base: './',
  plugins: [
    svelte(),
    svelteModes(),
    svelteSpread(),
    svelteSlots(),
    prometheusQueryParts(),
    uplotParts(),
    compileHint(),
    blockRender(),
    precompressAssets(),
  ],
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
    // The notices that the licences of the bundled libraries ask for.
    license: { fileName: 'licenses.txt' },
    rolldownOptions: {
      treeshake: { moduleSideEffects: [{ test: LATER_SVELTE, sideEffects: false }] },
      optimization: { inlineConst: { mode: 'all', pass: 3 } },
      output: {
        chunkFileNames: chunkFile,
        codeSplitting: {
          groups: [
            { name: 'later', test: LATER_SVELTE, priority: 1, includeDependenciesRecursively: false },
            { name: 'notices', test: NOTICES, priority: 1, includeDependenciesRecursively: false },
            { name: 'small', test: SMALL_PARTS, priority: 1, includeDependenciesRecursively: false },
            // What the page needs at first is one file: split into thirty, for what later parts share with it, it is 5 kB larger.
            { name: 'first', tags: ['$initial'] },
          ],
        },
      },
    },
  },
  test: {
    projects: [
      { extends: true, test: { name: 'alone', include: ALONE } },
      {
        extends: true,
        test: {
          name: 'together',
          include: ['src/**/*.test.ts', 'tools/**/*.test.ts'],
          exclude: ALONE,
          isolate: false,
        },
      },
    ],
    environment: 'node',
    setupFiles: ['tools/build/settle-imports.ts'],
    server: { deps: { inline: ['prometheus-query'] } },
    // Also on two processors: many of these tests wait for a server.
    maxWorkers: 3,
    // A test that hangs ends by it. Many start servers, which takes long on a busy machine.
    testTimeout: 90_000,
    hookTimeout: 60_000,
  },
});
