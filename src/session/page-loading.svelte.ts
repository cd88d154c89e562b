import type { LoadEnd } from './load-end';
import type { PageData } from './page-data.svelte';
import type { PageQuery } from './page-query';
import { parseDurationS } from '../lib/duration';
import { settleRange } from '../lib/range-limits';
import { isRelative, type RangeMs } from '../lib/time-range';
import type { ViewState } from '../url/view-state.svelte';
import { RefreshLoop, windowHost, type Pace } from './refresh-loop';

interface Sources {
  readonly data: PageData;
  readonly view: ViewState;
  /** Epoch ms. */
  readonly now: () => number;
  /** All of a question but the moment; null while the page has no width. */
  readonly wish: () => Omit<PageQuery, 'range'> | null;
  /** Called with each load: when its own questions are on their way, and after. */
  readonly onload: () => void;
  readonly onloaded: () => void;
}

/** When the page asks, and for which moment: at each change of what is asked, and at the pace of the refresh loop. */
export class PageLoading {
  readonly #sources: Sources;
  readonly #loop: RefreshLoop;
  /** The range of the newest load: what the page shows, or is about to. */
  range: RangeMs = $state.raw({ fromMs: 0, toMs: 0 });
  pace: Pace = $state.raw({ kind: 'steady' });

  constructor(sources: Sources) {
    this.#sources = sources;
    this.range = this.#rangeNow();
    this.#loop = new RefreshLoop(
      () => this.#load(),
      windowHost(sources.now, (pace) => (this.pace = pace)),
    );
  }

  /** Loads now, whatever is under way. */
  trigger(): void {
    void this.#loop.trigger();
  }

  /** Asks again for one subject. */
  async retry(id: string): Promise<void> {
    if (await this.#sources.data.retry(id)) this.#loop.reached();
  }

  /** To be called whenever the view changes: only a range up to now refreshes. */
  setInterval(): void {
    const { refresh, to } = this.#sources.view.current;
    const seconds = refresh === 'off' || !isRelative(to) ? null : parseDurationS(refresh);
    this.#loop.setInterval(seconds === null ? null : seconds * 1000);
  }

  stop(): void {
    this.#loop.stop();
    this.#sources.data.stop();
  }

  async #load(): Promise<LoadEnd> {
    const { data, wish, onload, onloaded } = this.#sources;
    const question = wish();
    if (!question) return 'withdrawn';
    this.range = this.#rangeNow();
    const loaded = data.load({ ...question, range: this.range });
    // What is not on the charts must not be before them on the way.
    void data.put().then((isPut) => {
      if (isPut) onload();
    });
    const end = await loaded;
    onloaded();
    return end;
  }

  #rangeNow(): RangeMs {
    const { view, now } = this.#sources;
    const { current, defaults } = view;
    const nowMs = now();
    return (
      settleRange(current, nowMs, current.timezone).range ??
      settleRange(defaults, nowMs, current.timezone).range ?? { fromMs: nowMs - 3_600_000, toMs: nowMs }
    );
  }
}
