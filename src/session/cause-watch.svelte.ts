import type { RangeMs } from '../lib/time-range';
import type { PrometheusClient } from '../queries/http/client';
import { QueryError, toQueryError } from '../queries/http/errors';
import type { PageSetup } from '../queries/page-setup';
import type { CauseReport } from './cause-looks';
import { BackOff } from '../queries/back-off';
import type { Looks } from './open-looks';
import { ownBinding } from './own-queries';

export interface CauseSources {
  readonly client: PrometheusClient;
  /** The set-up of the selection; null before it is loaded. */
  readonly setup: () => PageSetup | null;
  /** Epoch ms. */
  readonly now: () => number;
  /** Opens the looks; left out: in a worker, see `openLooks`. */
  readonly open?: (client: PrometheusClient) => Promise<Looks>;
}

/** The range of a load. */
export interface LoadedRange extends RangeMs {
  readonly isLive: boolean;
}

/**
 * `looking`: the report is of an earlier range or selection, or there is none yet. `known`: the report is of the newest load.
 * `failed`: no look at its range succeeded. `error`: that of a query; null: the code of the looks could not be loaded, or has a fault.
 */
export type LooksState =
  { readonly kind: 'looking' | 'known' } | { readonly kind: 'failed'; readonly error: QueryError | null };

/** A live page looks for causes this often, however often it refreshes. */
const EVERY_MS = 60_000;
/** A live page reads what was before its looks this long after a look, ms. */
const LATER_MS = 2000;

/**
 * Looks for causes after a load: at most once a minute on a page that shows the present, and once for a range that is over. The code
 * is loaded with the first look. A look that fails leaves the report as it is; looks that fail again and again wait like panels.
 */
export class CauseWatch {
  readonly #sources: CauseSources;
  readonly #backOff: BackOff;
  #looks: Promise<Looks> | null = null;
  #report = $state.raw<CauseReport | null>(null);
  /** Of the newest load. */
  #key = $state<string | null>(null);
  /** Of the report, when all its looks have ended. */
  #knownKey = $state<string | null>(null);
  #failure: { readonly key: string; readonly error: QueryError | null } | null = $state.raw(null);
  #last: { readonly key: string; readonly atMs: number } | null = null;
  #controller: AbortController | null = null;

  constructor(sources: CauseSources) {
    this.#sources = sources;
    this.#backOff = new BackOff(sources.now);
  }

  /** The newest report; null before the first. */
  get report(): CauseReport | null {
    return this.#report;
  }

  /** Whether the report is of the newest load. */
  readonly state: LooksState = $derived.by(() => {
    if (this.#key === null) return { kind: 'looking' };
    if (this.#key === this.#knownKey) return { kind: 'known' };
    const failure = this.#failure;
    return failure?.key === this.#key ? { kind: 'failed', error: failure.error } : { kind: 'looking' };
  });

  /** Call it when a load has its set-up: the report may be of another range or selection until {@link update} has looked. */
  expect(range: LoadedRange): void {
    const setup = this.#sources.setup();
    this.#key = setup && keyOf(setup, range);
  }

  /** Call it at the end of each load, with the same range as `expect`. Never throws. */
  async update(range: LoadedRange): Promise<void> {
    const setup = this.#sources.setup();
    if (!setup) return;
    const { scrapeIntervalS } = setup;
    const { fromMs, toMs, isLive } = range;
    const key = keyOf(setup, range);
    const isFresh = this.#last?.key === key && (!isLive || Math.abs(toMs - this.#last.atMs) < EVERY_MS);
    if (isFresh || !this.#backOff.isDue(key)) return;
    this.#controller?.abort();
    const controller = new AbortController();
    this.#controller = controller;
    this.#last = { key, atMs: toMs };
    // What is to come has no samples yet: nothing in it is a cause.
    const endMs = Math.min(toMs, this.#sources.now());
    if (fromMs >= endMs) {
      this.#report = null;
      this.#knownKey = key;
      return;
    }
    try {
      const { signal } = controller;
      const looks = await this.#open();
      const binding = ownBinding(setup);
      const query = { binding, scrapeIntervalS, startS: fromMs / 1000, endS: endMs / 1000, isLive };
      const report = await looks.look(query, signal);
      if (this.#controller !== controller) return;
      this.#report = report;
      if (this.#knownKey !== key) this.#knownKey = null;
      // What is past can wait until the page is drawn.
      if (isLive) await pause(LATER_MS, signal);
      const further = isLive && !document.hidden ? await looks.lookFurther(query, signal) : null;
      if (this.#controller !== controller) return;
      if (further) this.#report = further;
      this.#knownKey = key;
      this.#failure = null;
      this.#backOff.note(key, null);
    } catch (cause) {
      const error = toQueryError(cause);
      if (error.kind === 'aborted' || this.#controller !== controller) return;
      this.#last = null;
      this.#backOff.note(key, error);
      this.#failure = { key, error: cause instanceof QueryError ? cause : null };
    }
  }

  /** Code that could not be loaded is tried again with the next look. */
  #open(): Promise<Looks> {
    const { client, open = openInWorker } = this.#sources;
    this.#looks ??= open(client).catch((error: unknown) => {
      this.#looks = null;
      throw error;
    });
    return this.#looks;
  }

  /** Withdraws a look that is under way, and ends the worker. */
  stop(): void {
    this.#controller?.abort();
    this.#controller = null;
    void this.#looks?.then(
      (looks) => looks.stop(),
      () => undefined,
    );
    this.#looks = null;
  }
}

const openInWorker = async (client: PrometheusClient): Promise<Looks> =>
  (await import('./open-looks')).openLooks(client);

/** Equal for ranges whose looks find the same: those of a live page that differ in their end alone. */
function keyOf({ selector }: PageSetup, { fromMs, toMs, isLive }: LoadedRange): string {
  // Another length of the range has another past.
  const lengthS = Math.round((toMs - fromMs) / 1000);
  return isLive ? `${selector} ${lengthS}` : `${selector} ${fromMs} ${toMs}`;
}

/** @throws when the signal is aborted */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
  signal.throwIfAborted();
}
