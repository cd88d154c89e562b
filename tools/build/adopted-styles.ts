import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const SVELTE_STYLES = /\/svelte\/src\/internal\/client\/dom\/css\.js$/;
const ADOPT = fileURLToPath(new URL('../../src/embed/adopt-style.ts', import.meta.url));

/** `append_styles` as in Svelte, except that the root adopts a sheet in place of a style element. */
const CODE = `
import { effect } from '../reactivity/effects.js';
import { active_effect } from '../runtime.js';
import { adoptStyle } from ${JSON.stringify(ADOPT)};
export function append_styles(anchor, css) {
  effect(() => adoptStyle((active_effect?.parent?.nodes?.start ?? anchor).getRootNode(), css));
}
`;

/**
 * Has components that bring their styles give them to their shadow root as constructed sheets: a policy without `unsafe-inline`
 * forbids the style elements of Svelte. The build fails when a new version of Svelte has another function.
 */
export function adoptedStyles(): Plugin {
  return {
    name: 'adopted-styles',
    enforce: 'pre',
    load: {
      filter: { id: SVELTE_STYLES },
      handler() {
        return { code: CODE, map: null };
      },
    },
  };
}
