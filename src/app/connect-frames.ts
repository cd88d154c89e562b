import type { Connect } from '../queries/connection';

/**
 * How a document in a frame shares its requests with other frames, loaded beside `config.json`. Undefined for a document of
 * its own, and where the part cannot be loaded: it then sends its requests by itself.
 */
export const connectFrames = async (): Promise<Connect | undefined> =>
  window.parent === window
    ? undefined
    : import('../queries/shared/join-frames').then(
        ({ joinFrames }) => joinFrames() ?? undefined,
        () => undefined,
      );
