import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const fromModules = (path: string): string => readFileSync(here(`../../../node_modules/${path}`), 'utf8');

/**
 * Bundles a script of this folder into one minified script.
 * @param file relative to this folder
 */
export async function bundleScript(file: string): Promise<string> {
  const result = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'silent',
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      lib: { entry: here(file), formats: ['iife'], name: 'script', fileName: 'script' },
    },
  });
  const first = Array.isArray(result) ? result[0] : result;
  const chunk = first && 'output' in first ? first.output[0] : undefined;
  if (!chunk) throw new Error(`${file} produced no script.`);
  return chunk.code;
}

/** Bundles the hand-written page as one document. Its own script comes before uPlot, so that queries start early. */
export async function bundleHandWritten(): Promise<string> {
  const page = await bundleScript('hand-written/page.ts');
  const style = `body{display:grid;grid-template-columns:repeat(2,1fr);margin:8px;font:12px sans-serif}${fromModules('uplot/dist/uPlot.min.css')}`;
  const head = `<meta charset="utf-8"><title>hand-written</title><link rel="icon" href="data:,"><style>${style}</style>`;
  const scripts = [page, fromModules('uplot/dist/uPlot.iife.min.js'), 'window.uPlot=uPlot;drawCharts()'];
  return `<!doctype html><html lang="en">${head}<body>${scripts.map((s) => `<script>${s}</script>`).join('')}</body></html>`;
}

/** Builds the released dashboard into a folder. */
export async function buildPage(outDir: string): Promise<void> {
  await build({ logLevel: 'silent', root: here('../../..'), build: { outDir, emptyOutDir: true } });
}
