import { parseDurationS } from '../lib/duration';
import { endsNow, settleRange } from '../lib/range-limits';
import { isRelative, type RangeMs } from '../lib/time-range';
import type { ViewState } from '../url/view-state.svelte';
import type { LoadedRange } from './cause-watch.svelte';
import type { LoadEnd } from './load-end';
import type { PageData } from './page-data.svelte';
import type { PageQuery } from './page-query';
import type { PageSight } from './page-sight';
import { RefreshLoop, windowHost, type Pace } from './refresh-loop';

interface Sources {
  readonly data: PageData;
  readonly view: ViewState;
  readonly pageSight: PageSight;
  /** Epoch ms. */
  readonly now: () => number;
  /** As in `Connection`. */
  readonly random: number | undefined;
  /** The page query without its moment; null while the page has no width. */
  readonly pageQuery: () => Omit<PageQuery, 'range' | 'isLive'> | null;
  /** Called at the start of each load. */
  readonly onstart: () => void;
  /** Called in each load when the requests of the panels are sent, for requests that must not be before them. */
  readonly onsent: (loaded: LoadedRange) => void;
  /** Called at the end of each load. */
  readonly onended: (loaded: LoadedRange) => void;
}

/**
 * The queried part of a range: until now, or until the time whose samples have arrived. A range that begins after it is queried as
 * it is, and has no data.
 * @param lateMs how long samples take to arrive
 */
export function untilNow(
  shown: RangeMs,
  nowMs: number,
  lateMs = 0,
): Pick<PageQuery, 'range' | 'shownToMs' | 'lateMs'> {
  const toMs = nowMs - lateMs;
  if (shown.toMs <= toMs || shown.fromMs >= toMs - 1000) return { range: shown };
  return {
    range: { fromMs: shown.fromMs, toMs },
    shownToMs: shown.toMs,
    ...(lateMs > 0 ? { lateMs } : {}),
  };
}

/** Where data ends because samples arrive late. */
export interface LateEnd {
  /** How long samples take to arrive, ms. */
  readonly lateMs: number;
  /** The end of the data, epoch ms. */
  readonly atMs: number;
}

/** Decides when the page loads and for which range: on demand, and at the pace of the refresh loop. */
export class PageLoading {
  readonly #sources: Sources;
  readonly #loop: RefreshLoop;
  #range: RangeMs = $state.raw({ fromMs: 0, toMs: 0 });
  #pace: Pace = $state.raw({ kind: 'steady' });
  #intervalS = $state<number | null>(null);
  #isAutomatic = $state(false);
  #lateEnd: LateEnd | null = $state.raw(null);
  #isStopped = false;

  constructor(sources: Sources) {
    this.#sources = sources;
    this.#range = this.#rangeNow();
    this.#loop = new RefreshLoop(
      (isAutomatic) => this.#load(isAutomatic),
      windowHost(sources.now, (pace) => (this.#pace = pace), sources.pageSight, sources.random),
    );
  }

  /** The range of the newest load. */
  get range(): RangeMs {
    return this.#range;
  }

  /** The refresh interval in force, seconds; null when the page does not refresh. */
  get intervalS(): number | null {
    const { pace } = this;
    return pace.kind === 'slowed' ? pace.intervalMs / 1000 : this.#intervalS;
  }

  /** True when the timer started the newest load, and not a person or the return of the network. */
  get isAutomatic(): boolean {
    return this.#isAutomatic;
  }

  /** Where the shown data ends; null where it ends with the range. */
  get lateEnd(): LateEnd | null {
    return this.#lateEnd;
  }

  get pace(): Pace {
    return this.#pace;
  }

  /** Loads now and withdraws the load before. */
  trigger(): void {
    void this.#loop.trigger();
  }

  /** Loads one group again. */
  async retry(id: string): Promise<void> {
    if (await this.#sources.data.retry(id)) this.#loop.reached();
  }

  /** Takes the refresh interval of the view; call it whenever the view changes. A range with a fixed end in the past does not refresh. */
  setInterval(): void {
    const { now, view } = this.#sources;
    const { refresh, to } = view.current;
    const isOver = !isRelative(to) && this.#rangeNow().toMs <= now();
    const seconds = refresh === 'off' || isOver ? null : parseDurationS(refresh);
    this.#intervalS = seconds;
    this.#loop.setInterval(seconds === null ? null : seconds * 1000);
  }

  stop(): void {
    this.#isStopped = true;
    this.#loop.stop();
    this.#sources.data.stop();
  }

  async #load(isAutomatic: boolean): Promise<LoadEnd> {
    const { data, pageQuery, onstart, onsent, onended } = this.#sources;
    const query = pageQuery();
    if (!query) return { kind: 'withdrawn' };
    onstart();
    this.#range = this.#rangeNow();
    const nowMs = this.#sources.now();
    const isLive = endsNow(this.#range.toMs, isRelative(this.#sources.view.current.to), nowMs);
    this.#isAutomatic = isAutomatic;
    if (!isAutomatic) data.tryAll();
    const queried = untilNow(this.#range, nowMs, data.setup.lateMs);
    const { sent, ended } = data.load({ ...query, ...queried, isLive });
    const shown = this.#range;
    // The first load learns from its set-up how late samples arrive.
    const loaded = (): LoadedRange => ({ ...untilNow(shown, nowMs, data.setup.lateMs).range, isLive });
    void sent.then((isNewest) => {
      if (isNewest && !this.#isStopped) onsent(loaded());
    });
    const end = await ended;
    if (end.kind === 'loaded') {
      const { lateMs, range } = queried;
      this.#lateEnd = lateMs === undefined ? null : { lateMs, atMs: range.toMs };
    }
    // What the callbacks read has ended with the app. A load that replaces this one calls back at its own end.
    if (!this.#isStopped && end.kind !== 'withdrawn') onended(loaded());
    return end;
  }

  #rangeNow(): RangeMs {
    const { view, now } = this.#sources;
    const { current } = view;
    // A clock that jumps by a year leaves the range where it is.
    return settleRange(current, now(), current.timezone).range ?? this.#range;
  }
}
