import { endsNow } from '../lib/range-limits';
import { isRelative, type RangeMs } from '../lib/time-range';
import type { ViewState } from '../url/view-state.svelte';

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

  /** True when the range includes now: its end is in the future, or is relative and was loaded a short time ago. */
  readonly isLive: boolean = $derived.by(() => {
    return endsNow(this.#range().toMs, isRelative(this.#view.current.to), this.#clock.nowMs);
  });
}
