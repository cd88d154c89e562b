import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { precompress } from './precompress.ts';

/** Writes a `.gz` file beside each large asset of a build. */
export function precompressAssets(): Plugin {
  let folder = '';
  let hasFailed = false;
  return {
    name: 'precompress-assets',
    apply: 'build',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir, config.build.assetsDir);
    },
    buildEnd(error) {
      hasFailed = error !== undefined;
    },
    closeBundle() {
      if (!hasFailed && existsSync(folder)) precompress(folder);
    },
  };
}
