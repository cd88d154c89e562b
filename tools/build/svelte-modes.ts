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

const INDEX = /\/svelte\/src\/internal\/client\/index\.js$/;
const SPREAD = ['attribute_effect', 'CLASS', 'STYLE'];
const ATTRIBUTES = './dom/elements/attributes.js';

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

/**
 * Has `{...attributes}` come from a second copy of the module that sets attributes: only later parts spread them, and the first
 * picture need not load how. The build fails when a new version of Svelte has another text.
 */
export function svelteSpread(): Plugin {
  return {
    name: 'svelte-spread',
    apply: 'build',
    transform: {
      filter: { id: INDEX },
      handler(code, id) {
        const own = /export \{[^}]*\} from '\.\/dom\/elements\/attributes\.js';/.exec(code)?.[0] ?? '';
        const rest = SPREAD.reduce(
          (text, name) => text.replace(new RegExp(String.raw`,?\s*\b${name}\b`), ''),
          own,
        );
        if (rest.length > own.length - SPREAD.join('').length)
          return this.error(`no ${SPREAD.join(', ')} in ${id}`);
        const spread = `export { ${SPREAD.join(', ')} } from '${ATTRIBUTES}?spread';`;
        return { code: code.replace(own, `${rest}\n${spread}`), map: null };
      },
    },
  };
}

const SLOTS = /,\s*\$\$slots: \{ \w+: true(?:, \w+: true)* \}/g;

/**
 * Leaves out what a component with content says to one that has a `<slot>`: no component here has one, all get snippets. Called after
 * the compiler of Svelte.
 */
export function svelteSlots(): Plugin {
  return {
    name: 'svelte-slots',
    apply: 'build',
    transform: {
      filter: { id: /\.svelte$/ },
      handler(code, id) {
        if (code.includes('$.slot(')) return this.error(`${id} has a <slot>: give it a snippet`);
        return { code: code.replaceAll(SLOTS, ''), map: null };
      },
    },
  };
}
