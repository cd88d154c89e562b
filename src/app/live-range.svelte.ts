import { isRelative, type RangeMs } from '../lib/time-range';
import type { ViewState } from '../url/view-state.svelte';

/** A range that ends at most this long ago ends now, ms. */
const NOW_MS = 120_000;

/** Whether the page shows the present. */
export class LiveRange {
  readonly #view: ViewState;
  readonly #range: () => RangeMs;
  readonly #clock: { readonly nowMs: number };

  /** @param range the range of the newest load */
  constructor(view: ViewState, range: () => RangeMs, clock: { readonly nowMs: number }) {
    this.#view = view;
    this.#range = range;
    this.#clock = clock;
  }

  /** True when the end of the range moves with the time and was loaded a short time ago. */
  readonly isLive: boolean = $derived.by(
    () => isRelative(this.#view.current.to) && this.#range().toMs > this.#clock.nowMs - NOW_MS,
  );
}
