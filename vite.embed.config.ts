import { svelte, vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { adoptedStyles } from './tools/build/adopted-styles.ts';
import { embedPackage } from './tools/build/embed-package.ts';
import { plainImports } from './tools/build/plain-imports.ts';
import { precompressAssets } from './tools/build/plugin.ts';
import { prometheusQueryParts } from './tools/build/prometheus-query-parts.ts';
import { styleComments } from './tools/build/style-comments.ts';
import { svelteModes, svelteSlots, svelteSpread } from './tools/build/svelte-modes.ts';
import { uplotParts } from './tools/build/uplot-parts.ts';
import page from './vite.config.ts';

/** What a page loads that has no element yet. */
const LIGHT = /\/src\/(embed\/[^/]+|url\/view-attributes)\.ts$|vite\/preload-helper|rolldown\/runtime/;

/** The catalogue, in files. */
const PANEL_FILES = {
  'panels-latency': 'latency|time|first-section',
  'panels-load': 'throughput|scheduler|failures',
  'panels-cache': 'cache|shape|slo|spec',
  'panels-ranks': 'model-states|model-status|model-table|rank-table|ranks',
  'panels-service': 'service|gpu',
};

/** What a panel loads together, in files. */
const TOGETHER = {
  'api-wait': /\/src\/(lib|queries)\/api-wait\/(?!api-wait-promql)/,
  series: /\/src\/(panels\/(series|rates)|i18n\/sentence)\.ts$/,
};

/** The package: `embed.js` with the custom elements, what it loads on demand below `embed/`, and `embed-host.js` for frames. */
export default defineConfig({
  base: './',
  publicDir: false,
  plugins: [
    svelte({ compilerOptions: { css: 'injected' }, preprocess: [vitePreprocess(), styleComments] }),
    svelteModes(),
    svelteSpread(),
    svelteSlots(),
    prometheusQueryParts(),
    plainImports(),
    adoptedStyles(),
    uplotParts(),
    precompressAssets(),
    embedPackage(),
  ],
  ...(page.resolve ? { resolve: page.resolve } : {}),
  build: {
    target: 'es2022',
    outDir: 'dist-embed',
    assetsDir: 'embed',
    assetsInlineLimit: 0,
    // Nothing in the head of the page of somebody else.
    modulePreload: false,
    license: { fileName: 'licenses.txt' },
    rolldownOptions: {
      // How the page is made small holds here too, except for its chunks.
      ...page.build?.rolldownOptions,
      input: {
        embed: 'src/embed/embed.ts',
        'embed-host': 'src/embed/embed-host.ts',
        // Loaded by embed.js, with the first element: as an entry its code is one file.
        core: 'src/embed/core/engine-pool.ts',
      },
      preserveEntrySignatures: 'allow-extension',
      output: {
        entryFileNames: ({ name }) => (name.startsWith('embed') ? '[name].js' : 'embed/[name]-[hash].js'),
        chunkFileNames: 'embed/[name]-[hash].js',
        codeSplitting: {
          groups: [
            {
              name: 'core',
              tags: ['$initial'],
              test: (id) => !LIGHT.test(id),
              includeDependenciesRecursively: false,
              priority: 1,
            },
            ...Object.entries(TOGETHER).map(([name, test]) => ({
              name,
              test,
              includeDependenciesRecursively: false,
            })),
            // A panel loads one of these; the dashboard loads all of them.
            ...Object.entries(PANEL_FILES).map(([name, files]) => ({
              name,
              test: new RegExp(`/src/panels/(${files})\\.ts$`),
              includeDependenciesRecursively: false,
            })),
          ],
        },
      },
    },
  },
});
