import { gridLength, type Grid } from '../../lib/frame';
import { abortedError, QueryError } from '../http/errors';
import type { PrometheusClient, TimedMatrix } from '../http/client';
import { fitsInUrl } from '../http/url-length';
import { matrixWithin } from '../matrix';
import { fusedQuery, notesOfPart, seriesOfParts } from './fused-query';
import { onNextTask } from './next-task';

/** An expression that is wanted over a grid, and who waits for it. */
interface Wanted {
  readonly expr: string;
  readonly grid: Grid;
  readonly signal: AbortSignal;
  readonly isLarge: boolean;
  readonly resolve: (matrix: TimedMatrix) => void;
  readonly reject: (error: unknown) => void;
}

/** Expressions over one grid. */
interface Batch {
  readonly grid: Grid;
  readonly signal: AbortSignal;
  readonly wanted: readonly Wanted[];
}

/** A large expression over more points than this has a request of its own, so that responses arrive and are read in parallel. */
const MANY_POINTS = 60;

/** Expressions whose starts differ by less than this part of the points share a request. The few points more cost less than it. */
const ALMOST_ALL = 0.95;

/** Prometheus refuses a query with one of these when an expression in it is at fault. */
const REFUSED: ReadonlySet<number | null> = new Set([400, 422]);

/**
 * Collects the expressions that are wanted in one task, and sends those over the same points as one range query. Each gets
 * what it would get alone, warnings included. It is below the cache, which knows each expression by itself.
 */
export class QueryBatch {
  readonly #client: Pick<PrometheusClient, 'range' | 'stored'>;
  readonly #onNextTask: (callback: () => void) => void;
  #wanted: Wanted[] = [];

  constructor(client: Pick<PrometheusClient, 'range' | 'stored'>, nextTask = onNextTask) {
    this.#client = client;
    this.#onNextTask = nextTask;
  }

  /**
   * The result of an expression over a grid.
   * @param isLarge true for an expression of many series: over many points it is not fused
   * @throws QueryError, from the promise
   */
  range(expr: string, grid: Grid, signal: AbortSignal, isLarge = false): Promise<TimedMatrix> {
    return new Promise((resolve, reject) => {
      if (this.#wanted.length === 0) this.#onNextTask(() => this.#send());
      this.#wanted.push({ expr, grid, signal, isLarge, resolve, reject });
    });
  }

  #send(): void {
    const wanted = this.#wanted;
    this.#wanted = [];
    for (const batch of batchesOf(wanted)) {
      for (const part of inUrls(batch, (expr) => this.#client.stored(expr))) void this.#sendBatch(part);
    }
  }

  async #sendBatch(batch: Batch): Promise<void> {
    const { grid, signal, wanted } = batch;
    if (signal.aborted) {
      for (const { reject } of wanted) reject(abortedError());
      return;
    }
    const exprs = [...new Set(wanted.map(({ expr }) => expr))];
    try {
      const matrix = await this.#client.range(fusedQuery(exprs).text, grid, signal);
      // The positions in warnings are those of the text that was sent.
      const { parts } = fusedQuery(exprs.map((expr) => this.#client.stored(expr)));
      const series = seriesOfParts(matrix.series, exprs.length);
      for (const one of wanted) {
        const i = exprs.indexOf(one.expr);
        const part = parts[i];
        if (!part) throw new Error(`no result for ${one.expr}`);
        const own = {
          ...matrix,
          series: series[i] ?? [],
          warnings: notesOfPart(matrix.warnings, part),
          infos: notesOfPart(matrix.infos, part),
        };
        one.resolve(matrixWithin(own, grid, one.grid));
      }
    } catch (error) {
      const isOneAtFault =
        error instanceof QueryError && error.kind === 'rejected' && REFUSED.has(error.status);
      if (isOneAtFault && exprs.length > 1) {
        for (const one of wanted) void this.#sendBatch({ grid: one.grid, signal, wanted: [one] });
      } else for (const { reject } of wanted) reject(error);
    }
  }
}

/** Sorts by points, in the order of the first of each. */
function batchesOf(wanted: readonly Wanted[]): Batch[] {
  const batches: Batch[] = [];
  // The longest first: shorter ones join it.
  const byLength = [...wanted].sort((a, b) => gridLength(b.grid) - gridLength(a.grid));
  for (const one of byLength) {
    const isAlone = one.isLarge && gridLength(one.grid) > MANY_POINTS;
    const index = batches.findIndex(({ grid, signal, wanted: [first] }) => {
      if (signal !== one.signal || grid.stepS !== one.grid.stepS || grid.endS !== one.grid.endS) return false;
      const isFirstAlone = first !== undefined && first.isLarge && gridLength(first.grid) > MANY_POINTS;
      if (isAlone || isFirstAlone) return first?.expr === one.expr && grid.startS === one.grid.startS;
      return gridLength(one.grid) >= ALMOST_ALL * gridLength(grid);
    });
    const batch = batches[index];
    if (batch) batches[index] = { ...batch, wanted: [...batch.wanted, one] };
    else batches.push({ grid: one.grid, signal: one.signal, wanted: [one] });
  }
  const order = ({ wanted: those }: Batch): number => Math.min(...those.map((one) => wanted.indexOf(one)));
  return batches.sort((a, b) => order(a) - order(b));
}

/**
 * Splits a batch so that each query fits in a URL: proxies may cache the response to a GET. The order of the expressions does
 * not depend on the order in which they were wanted, so that viewers of the same panels send the same requests.
 */
function inUrls({ grid, signal, wanted }: Batch, stored: (expr: string) => string): Batch[] {
  const batches: Wanted[][] = [];
  for (const one of [...wanted].sort((a, b) => (a.expr < b.expr ? -1 : 1))) {
    const last = batches.at(-1);
    const together = [...(last ?? []), one].map(({ expr }) => stored(expr));
    if (last && fitsInUrl([fusedQuery([...new Set(together)]).text])) last.push(one);
    else batches.push([one]);
  }
  return batches.map((those) => ({ grid, signal, wanted: those }));
}
