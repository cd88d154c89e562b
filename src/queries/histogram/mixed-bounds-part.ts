import { lazyPart } from '../lazy-part';
import type { MixedBounds } from './mixed-bounds';

/**
 * True for a histogram whose buckets depend on the server: LMDeploy has bounds of 1, 2, 5, 10, … up to the longest session of the
 * model. All others have the same buckets everywhere.
 * @see https://github.com/InternLM/lmdeploy/blob/main/lmdeploy/metrics/loggers.py
 */
export const canMixBounds = (histogram: string): boolean => histogram.endsWith('_tokens');

/** What is known of servers with different buckets. Its code loads with the first histogram that can have them. */
export class MixedBoundsPart {
  #bounds: Promise<MixedBounds> | null = null;

  /** Code that could not be loaded is tried again. */
  load(): Promise<MixedBounds> {
    this.#bounds ??= lazyPart(import('./mixed-bounds'))
      .then(({ MixedBounds }) => new MixedBounds())
      .catch((error: unknown) => {
        this.#bounds = null;
        throw error;
      });
    return this.#bounds;
  }
}
