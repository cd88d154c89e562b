import type { Grid } from '../../lib/frame';
import type { Matrix, Series } from '../matrix';
import { isAboutMissingData } from '../missing-data';
import {
  blockOf,
  blockWithin,
  mergeBlocks,
  spanLength,
  type ColumnBlock,
  type ColumnSpan,
} from './column-block';

/** Fetches an expression over a grid. `respondedAtMs`: the time of the server, epoch ms, where it is known. */
type FetchMatrix = (grid: Grid) => Promise<Matrix & { readonly respondedAtMs?: number | null }>;

interface ColumnCacheOptions {
  /** How long after its time a sample may still arrive, seconds: older points are fetched once. */
  readonly lateS: number | (() => number);
  /**
   * An entry is fetched as a whole again on multiples of this, ms: this finds samples that came later than `lateS`. By the clock, so
   * that all viewers of a page fetch the same at the same time. An entry younger than a half of it waits for the next multiple.
   */
  readonly fullEveryMs: number;
  /** The most numbers to keep over all entries; the entries that were used longest ago are dropped first. */
  readonly mostNumbers: number;
  /** Epoch ms. */
  readonly now: () => number;
  /** Called when a response lacks a part of the data. */
  readonly onmissing?: () => void;
}

/** A refresh moves a range by less than this part of its length, and keeps as much of what has left it. */
const REFRESH_SHARE = 0.25;

/** The known points of one expression at one step. Replaced as a whole, never changed. */
interface Entry {
  readonly block: ColumnBlock;
  /** The last point that can no longer change. */
  readonly finalTo: number;
  /** When the whole entry was last fetched, epoch ms. */
  readonly fullAtMs: number;
  /** The load for which none of its points is fetched again; null where some may have changed since. */
  readonly load: object | null;
}

/**
 * Keeps results as columns on the points since the epoch. A refresh then fetches only points that are new or may still
 * have changed, and a pan only points that came into view. Prometheus evaluates each step of a range query by itself, so
 * a part of a grid gets the same numbers as the whole grid.
 */
export class ColumnCache {
  readonly #options: ColumnCacheOptions;
  readonly #entries = new Map<string, Entry>();
  #size = 0;

  constructor(options: ColumnCacheOptions) {
    this.#options = options;
  }

  /** Count of numbers that are kept. */
  get size(): number {
    return this.#size;
  }

  /**
   * The result of an expression over a grid, from known points and `fetchMatrix` for the others.
   * @param load for which it is; what one load has fetched it does not fetch again
   * @throws what `fetchMatrix` throws; the cache then keeps what it had
   */
  async load(
    expr: string,
    grid: Grid,
    fetchMatrix: FetchMatrix,
    load: object | null = null,
  ): Promise<Matrix> {
    const { stepS, sourceS } = grid;
    const key = `${stepS} ${sourceS ?? ''} ${expr}`;
    const wanted: ColumnSpan = { from: Math.round(grid.startS / stepS), to: Math.round(grid.endS / stepS) };
    const startedAtMs = this.#options.now();
    const known = this.#usable(key, wanted, startedAtMs);
    const spans = missingSpans(known, wanted, load);
    const matrices = await Promise.all(
      spans.map((span) => fetchMatrix({ ...grid, startS: span.from * stepS, endS: span.to * stepS })),
    );
    const fetched = matrices.map((matrix, i) => blockOf(spans[i] ?? wanted, matrix.series));
    // The clock of the browser may be ahead: points after the server's time are not final.
    const nowMs = Math.min(startedAtMs, ...matrices.map((m) => m.respondedAtMs ?? startedAtMs));
    const { lateS, onmissing } = this.#options;
    // Of a response that lacks a part, no point is final: it is fetched again until the part is back.
    const isComplete = !matrices.some(({ warnings }) => warnings.some(isAboutMissingData));
    if (!isComplete) onmissing?.();
    const finalNow = isComplete
      ? Math.floor((nowMs / 1000 - (typeof lateS === 'number' ? lateS : lateS())) / stepS)
      : wanted.from - 1;
    const merged = mergeEntry(known, fetched, wanted, finalNow, startedAtMs);
    const isOfLoad = isComplete && wanted.to >= merged.block.span.to;
    const entry = { ...merged, load: isOfLoad ? load : null };
    this.#keep(key, entry);
    return {
      series: [...blockWithin(entry.block, wanted).series.values()],
      warnings: [...new Set(matrices.flatMap((m) => m.warnings))],
      infos: [...new Set(matrices.flatMap((m) => m.infos))],
    };
  }

  /** The entry, if it touches the wanted span and is not due to be fetched as a whole. */
  #usable(key: string, wanted: ColumnSpan, nowMs: number): Entry | null {
    const entry = this.#entries.get(key);
    if (!entry || nowMs < entry.fullAtMs || this.#isDue(entry, nowMs)) return null;
    const { from, to } = entry.block.span;
    return wanted.from > to + 1 || wanted.to < from - 1 ? null : entry;
  }

  #isDue({ fullAtMs }: Entry, nowMs: number): boolean {
    const { fullEveryMs } = this.#options;
    // The last multiple that is more than half the time after the entry.
    return Math.floor(nowMs / fullEveryMs) > Math.floor((fullAtMs + fullEveryMs / 2) / fullEveryMs);
  }

  #keep(key: string, entry: Entry): void {
    this.#drop(key);
    this.#entries.set(key, entry);
    this.#size += sizeOf(entry);
    for (const oldest of this.#entries.keys()) {
      if (this.#size <= this.#options.mostNumbers || oldest === key) break;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    this.#entries.delete(key);
    this.#size -= sizeOf(entry);
  }
}

const sizeOf = ({ block }: Entry): number => spanLength(block.span) * block.series.size;

/** Spans of points that are not known or may have changed: none, one, or one on either side of the known points. */
function missingSpans(known: Entry | null, wanted: ColumnSpan, load: object | null): ColumnSpan[] {
  if (!known) return [wanted];
  const { from, to } = known.block.span;
  const isOfLoad = load !== null && known.load === load;
  const firstOpen = Math.max(wanted.from, (isOfLoad ? to : known.finalTo) + 1);
  const spans = [
    { from: wanted.from, to: Math.min(from - 1, wanted.to) },
    { from: Math.max(firstOpen, from), to: wanted.to },
  ].filter((span) => span.from <= span.to);
  const points = spans.reduce((n, span) => n + spanLength(span), 0);
  // Two requests for most of the points cost more than one request for all of them.
  return spans.length > 1 && points * 2 > spanLength(wanted) ? [wanted] : spans;
}

/**
 * The entry after a fetch. After a pan it keeps as many points on either side of the wanted span as that span has, for a pan back.
 * Refreshes keep a part of that: more would fill up as long as a page stays open.
 * @param finalNow the last point that can no longer change, by the time of this fetch
 */
function mergeEntry(
  known: Entry | null,
  fetched: readonly ColumnBlock[],
  wanted: ColumnSpan,
  finalNow: number,
  fetchedAtMs: number,
): Omit<Entry, 'load'> {
  const isFull = fetched.some(({ span }) => span.from === wanted.from && span.to === wanted.to);
  if (!known || isFull) {
    const block = fetched[0] ?? { span: wanted, series: new Map<string, Series>() };
    return { block, finalTo: Math.min(finalNow, wanted.to), fullAtMs: fetchedAtMs };
  }
  if (fetched.length === 0) return known;
  const margin = marginOf(known.block.span, wanted);
  // Points before the wanted span that were not final when they were fetched are not fetched again: they are dropped.
  const firstKept = known.finalTo + 1 < wanted.from ? wanted.from : known.block.span.from;
  const span = {
    from: Math.max(Math.min(firstKept, wanted.from), wanted.from - margin),
    to: Math.min(Math.max(known.block.span.to, wanted.to), wanted.to + margin),
  };
  const fetchedTo = Math.max(...fetched.map((block) => block.span.to));
  const isOpenBefore =
    finalNow < wanted.from && fetched.some((block) => block.span.from < known.block.span.from);
  const isNewer = fetchedTo > known.finalTo;
  const finalTo = isOpenBefore
    ? finalNow
    : isNewer
      ? Math.max(known.finalTo, Math.min(finalNow, fetchedTo))
      : known.finalTo;
  return {
    block: mergeBlocks([known.block, ...fetched], span),
    finalTo: Math.min(finalTo, span.to),
    fullAtMs: known.fullAtMs,
  };
}

/** Points to keep on either side of the wanted span. */
function marginOf(known: ColumnSpan, wanted: ColumnSpan): number {
  const length = spanLength(wanted);
  const isPan = wanted.to < known.to || wanted.to - known.to > length * REFRESH_SHARE;
  return isPan ? length : Math.ceil(length * REFRESH_SHARE);
}
