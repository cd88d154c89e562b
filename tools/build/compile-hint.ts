import type { Plugin } from 'vite';

const HINT = '//# allFunctionsCalledOnLoad';

/**
 * Has browsers that know the hint compile all functions of the chunks while they are downloaded, on another thread: the page
 * calls nearly all of them at its start, or once it opens a part, and would compile each of them at its first call.
 * @see https://github.com/WICG/explicit-javascript-compile-hints-file-based
 */
export function compileHint(): Plugin {
  return {
    name: 'compile-hint',
    apply: 'build',
    enforce: 'post',
    // Vite writes the list of its preloads to the top of a chunk before that.
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const chunk of Object.values(bundle)) {
          if (chunk.type === 'chunk') chunk.code = `${HINT}\n${chunk.code}`;
        }
      },
    },
  };
}
