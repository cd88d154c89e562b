import { healthOf, type Health } from '../features/dashboard/health';
import type { Locale } from '../i18n/locale.svelte';
import { formatClearTime } from '../lib/timezone';
import type { Goals } from '../session/goals.svelte';
import type { PageData } from '../session/page-data.svelte';
import type { PageLoading } from '../session/page-loading.svelte';
import type { Present } from '../session/present.svelte';
import { FIGURES_ID, WATCHED_ID, WATCHED_NOW_ID } from '../session/page-groups';
import { outageWords } from '../queries/http/error-words';
import { isSignedOut, type QueryError } from '../queries/http/errors';
import { isApiQueuePending } from '../session/group-result';
import { isOldData } from '../session/freshness';
import type { SlowLoad, SlowPart } from '../session/slow-load.svelte';
import type { Clock } from './clock.svelte';
import type { LiveRange } from './live-range.svelte';
import type { OutlookLoader } from './outlook-loader.svelte';
import type { ShownPanels } from './shown-panels.svelte';

/** A failure of the whole page. */
export interface Outage {
  /** One sentence in the language of the page. */
  readonly reason: string;
  /** Epoch ms of the first load that failed. */
  readonly sinceMs: number;
  /** Epoch ms of the data that is shown; null when there is none. */
  readonly dataMs: number | null;
  /** True when a person must sign in. */
  readonly isSignedOut: boolean;
  /** That of the newest load. */
  readonly error: QueryError;
}

interface Sources {
  readonly timeoutS: number;
  readonly data: PageData;
  readonly present: Present;
  readonly loading: PageLoading;
  readonly outlook: OutlookLoader;
  readonly shown: ShownPanels;
  readonly goals: Goals;
  readonly live: LiveRange;
  readonly clock: Clock;
  readonly locale: Locale;
  readonly slowLoad: SlowLoad;
}

/** The health of the selection and the loading state of the page, for the bar and `data-settled`. */
export class PageStatus {
  readonly #sources: Sources;

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** Old data are neither good nor bad. */
  readonly health: Health = $derived.by(() => {
    const { data, present, live, locale } = this.#sources;
    if (this.slowPart === 'server') return { state: 'none', words: locale.words.slowLoad.server };
    const health = healthOf(data.presence.state, present.ranks, present.ranksOf, live.isLive, locale.words);
    if (!this.isOld || data.presence.state.kind === 'failed' || data.loadedAtMs === null) return health;
    return {
      state: 'none',
      words: locale.words.dataOf(formatClearTime(data.loadedAtMs, locale.timezone, true)),
    };
  });

  /** The findings are visible too, although they load after the panels. */
  readonly #isOutlookPending: boolean = $derived.by(() => {
    const { data, shown, outlook } = this.#sources;
    if (!shown.parts.hasFindings || data.presence.state.kind !== 'ready') return false;
    return [WATCHED_NOW_ID, WATCHED_ID].some((id) => {
      const { isRunning, value } = data.results.of(id);
      // Nothing waits for an API queue that takes long.
      const isAwaited = isRunning && !(value && isApiQueuePending(value));
      return data.isPending(id) || isAwaited || (value !== null && !outlook.isReady);
    });
  });

  /** The first figures of the tiles come before the others. */
  readonly #isFigurePending: boolean = $derived.by(() => {
    const { data, shown, present } = this.#sources;
    if (!shown.parts.hasOverview || data.presence.state.kind !== 'ready' || present.result !== null)
      return false;
    return data.isPending(FIGURES_ID) || data.results.of(FIGURES_ID).isRunning;
  });

  /** True when nothing in the window waits for a result. */
  readonly isSettled: boolean = $derived.by(() => {
    const { data } = this.#sources;
    if (data.isLoading || this.#isFigurePending || this.#isOutlookPending) return false;
    return data.loadedAtMs !== null || data.presence.state.kind === 'failed';
  });

  /** Age of the newest data, seconds; null before the first. */
  readonly ageS: number | null = $derived.by(() => {
    const { data, clock } = this.#sources;
    return data.loadedAtMs === null ? null : Math.max(0, (clock.nowMs - data.loadedAtMs) / 1000);
  });

  /** The failure of the whole page, or null. */
  readonly outage: Outage | null = $derived.by(() => {
    const { data, locale, timeoutS } = this.#sources;
    const { state } = data.presence;
    const sinceMs = data.failingSinceMs;
    if (state.kind !== 'failed' || sinceMs === null) return null;
    const dataMs = data.loadedAtMs;
    const signedOut = isSignedOut(state.error, dataMs !== null);
    const reason = signedOut ? locale.words.signedOut : outageWords(state.error, locale.words, timeoutS);
    return { reason, sinceMs, dataMs, isSignedOut: signedOut, error: state.error };
  });

  /** True when the newest data is too old to be called current, or the server is known to hang. */
  readonly isOld: boolean = $derived.by(() => {
    const { data, present, live, loading } = this.#sources;
    if (live.isLive && this.slowPart === 'server') return true;
    return isOldData({
      presence: present.isFailing ? 'failed' : data.presence.state.kind,
      ageS: live.isLive ? this.ageS : null,
      intervalS: loading.intervalS,
      scrapeIntervalS: data.setup.current?.scrapeIntervalS ?? 0,
    });
  });

  /** What is slow while a load takes long, or null. Slow queries of a refresh are no news: the bar has the longer interval. */
  readonly slowPart: SlowPart | null = $derived.by(() => {
    const { slowLoad, loading } = this.#sources;
    if (this.outage !== null) return null;
    return slowLoad.part === 'queries' && loading.isAutomatic ? null : slowLoad.part;
  });
}
