import type { Plugin } from 'vite';

const FLAGS = /\/svelte\/src\/internal\/flags\/index\.js$/;
const HYDRATION = /\/svelte\/src\/internal\/client\/dom\/hydration\.js$/;

/** The modes of Svelte that no component here uses. Who turns one on does not find the function, and the build fails. */
const NO_FLAGS = `
export const async_mode_flag = false;
export const legacy_mode_flag = false;
export const tracing_mode_flag = false;
`;

/** No server renders the page. */
const NO_HYDRATION = `
export const hydrating = false;
export const hydrate_node = null;
export function set_hydrating() {}
export function set_hydrate_node() {}
export function hydrate_next() {}
export function reset() {}
export function hydrate_template() {}
export function next() {}
export function skip_nodes() {}
export function read_hydration_instruction() {}
`;

/**
 * Makes constants of what Svelte only knows when a page runs: that there is no hydration, and none of its other modes. The
 * build leaves out what they guard, as it already leaves out much of it by itself.
 */
export function svelteModes(): Plugin {
  return {
    name: 'svelte-modes',
    apply: 'build',
    enforce: 'pre',
    load: {
      filter: { id: [FLAGS, HYDRATION] },
      handler: (id) => ({ code: FLAGS.test(id) ? NO_FLAGS : NO_HYDRATION, map: null }),
    },
  };
}
