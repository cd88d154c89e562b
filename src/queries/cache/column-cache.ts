import type { Grid } from '../../lib/frame';
import { columnsOf, columnsWithin, mergeColumns, spanLength, type Columns, type Span } from './column-window';
import type { Matrix, Series } from '../matrix';

/** Asks Prometheus for an expression over a grid. `respondedAtMs`: the server's own time, epoch ms, where it tells. */
export type AskMatrix = (grid: Grid) => Promise<Matrix & { readonly respondedAtMs?: number | null }>;

export interface CacheOptions {
  /** How far back a sample may still arrive, seconds: points older than this are asked once. */
  readonly lateS: number;
  /** After this long everything is asked again, ms: a net for what comes later than that. */
  readonly fullEveryMs: number;
  /** Numbers kept at most, over all entries; the entries used longest ago go first. */
  readonly mostNumbers: number;
  /** Epoch ms. */
  readonly now: () => number;
}

/** What is known of one expression at one step. Never changed, only replaced. */
interface Entry {
  readonly columns: Columns;
  /** The last point that can no longer change. */
  readonly finalTo: number;
  /** When all of it was last asked, epoch ms. */
  readonly fullAtMs: number;
}

/**
 * Answers kept as columns on the absolute grid, so that a refresh asks only for the points that are new or may still
 * have changed, and a pan only for what came into view. Each step of a range query is evaluated by itself, so a part
 * of the grid is answered as the whole would be.
 */
export class ColumnCache {
  readonly #options: CacheOptions;
  readonly #entries = new Map<string, Entry>();
  #numbers = 0;

  constructor(options: CacheOptions) {
    this.#options = options;
  }

  /** Numbers that are kept now. */
  get size(): number {
    return this.#numbers;
  }

  /**
   * The answer to an expression over a grid: what is known, and what `ask` says of the rest.
   * @throws what `ask` throws; what was known stays
   */
  async load(expr: string, grid: Grid, ask: AskMatrix): Promise<Matrix> {
    const key = `${grid.stepS} ${expr}`;
    const { stepS } = grid;
    const wanted: Span = { from: Math.round(grid.startS / stepS), to: Math.round(grid.endS / stepS) };
    const askedAtMs = this.#options.now();
    const known = this.#usable(key, wanted, askedAtMs);
    const spans = spansToAsk(known, wanted);
    const matrices = await Promise.all(
      spans.map((span) => ask({ startS: span.from * stepS, endS: span.to * stepS, stepS })),
    );
    const parts = matrices.map((matrix, i) => columnsOf(spans[i] ?? wanted, matrix.series));
    // A browser whose clock runs ahead must not take for final what the server has not reached.
    const nowMs = Math.min(askedAtMs, ...matrices.map((m) => m.respondedAtMs ?? askedAtMs));
    const firmTo = Math.floor((nowMs / 1000 - this.#options.lateS) / stepS);
    const entry = mergeEntry(known, parts, wanted, firmTo, askedAtMs);
    this.#keep(key, entry);
    const seen = columnsWithin(entry.columns, wanted);
    return {
      series: [...seen.series.values()],
      warnings: [...new Set(matrices.flatMap((m) => m.warnings))],
      infos: [...new Set(matrices.flatMap((m) => m.infos))],
    };
  }

  /** What is known and touches the wanted span, unless it is time to ask for all of it. */
  #usable(key: string, wanted: Span, nowMs: number): Entry | null {
    const entry = this.#entries.get(key);
    if (!entry || nowMs - entry.fullAtMs >= this.#options.fullEveryMs || nowMs < entry.fullAtMs) return null;
    const { from, to } = entry.columns.span;
    return wanted.from > to + 1 || wanted.to < from - 1 ? null : entry;
  }

  #keep(key: string, entry: Entry): void {
    this.#drop(key);
    this.#entries.set(key, entry);
    this.#numbers += numbersOf(entry);
    for (const oldest of this.#entries.keys()) {
      if (this.#numbers <= this.#options.mostNumbers || oldest === key) break;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    this.#entries.delete(key);
    this.#numbers -= numbersOf(entry);
  }
}

const numbersOf = ({ columns }: Entry): number => spanLength(columns.span) * columns.series.size;

/** Spans of the grid that are not known or may have changed: none, one, or one on either side. */
function spansToAsk(known: Entry | null, wanted: Span): Span[] {
  if (!known) return [wanted];
  const { from } = known.columns.span;
  const fresh = Math.max(wanted.from, known.finalTo + 1);
  const spans = [
    { from: wanted.from, to: Math.min(from - 1, wanted.to) },
    { from: Math.max(fresh, from), to: wanted.to },
  ].filter((span) => span.from <= span.to);
  const asked = spans.reduce((n, span) => n + spanLength(span), 0);
  // Two questions that are most of the whole cost more than the whole.
  return spans.length > 1 && asked * 2 > spanLength(wanted) ? [wanted] : spans;
}

/** What is known after an answer. One window's length on either side of what is looked at is kept for coming back. */
function mergeEntry(
  known: Entry | null,
  parts: readonly Columns[],
  wanted: Span,
  firmTo: number,
  askedAtMs: number,
): Entry {
  const isFull = parts.some(({ span }) => span.from === wanted.from && span.to === wanted.to);
  if (!known || isFull) {
    const whole = parts[0] ?? { span: wanted, series: new Map<string, Series>() };
    return { columns: whole, finalTo: Math.min(firmTo, wanted.to), fullAtMs: askedAtMs };
  }
  if (parts.length === 0) return known;
  const margin = spanLength(wanted);
  // Points before the window that were not firm when they were asked are not asked again: they go.
  const firstKept = known.finalTo + 1 < wanted.from ? wanted.from : known.columns.span.from;
  const span = {
    from: Math.max(Math.min(firstKept, wanted.from), wanted.from - margin),
    to: Math.min(Math.max(known.columns.span.to, wanted.to), wanted.to + margin),
  };
  const askedTo = Math.max(...parts.map((part) => part.span.to));
  const finalTo =
    askedTo > known.finalTo ? Math.max(known.finalTo, Math.min(firmTo, askedTo)) : known.finalTo;
  return {
    columns: mergeColumns([known.columns, ...parts], span),
    finalTo: Math.min(finalTo, span.to),
    fullAtMs: known.fullAtMs,
  };
}
