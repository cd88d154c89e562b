import type { Plugin } from 'vite';

/**
 * Has the browser wait with the first frame for the script of the page, which is requested as early as the style sheet: a dark
 * page would begin with a light frame. Vite drops the attribute from the source. Browsers without it draw that frame.
 * @see https://html.spec.whatwg.org/multipage/urls-and-fetching.html#blocking-attributes
 */
export function blockRender(): Plugin {
  return {
    name: 'block-render',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => html.replace('<script type="module"', '<script type="module" blocking="render"'),
    },
  };
}
