import type { PreprocessorGroup } from 'svelte/compiler';

/** Leaves out the comments of styles, which a component would bring along to every page. */
export const styleComments: PreprocessorGroup = {
  name: 'style-comments',
  style: ({ content }) => ({ code: content.replaceAll(/\/\*.*?\*\//gs, '') }),
};
