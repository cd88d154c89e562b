import { gridLength, type Grid } from '../../lib/frame';
import { abortedError, QueryError } from '../http/errors';
import type { PrometheusClient, TimedMatrix } from '../http/client';
import { limitRefusalOf } from '../http/limit-refusal';
import { areFewBytes, bytesInUrl } from '../http/url-length';
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

/**
 * Prometheus refuses a query with one of these when an expression in it is at fault, or when all together are too much. A range that is
 * too long for one expression is too long for each of them.
 */
const REFUSED: ReadonlySet<number | null> = new Set([400, 422, 503]);

/** Most bytes of a URL that an expression takes in a fused query in addition to its own. */
const ADDED_BYTES = Math.ceil(bytesInUrl(fusedQuery(new Array<string>(100).fill('')).text) / 100);

/** Prometheus gave up: the query took too long. */
const TOO_LONG = 503;

/**
 * Collects the expressions that are wanted in one task, and sends those over the same points as one range query. Each gets
 * what it would get alone, warnings included. It is below the cache, which knows each expression by itself.
 */
export class QueryBatch {
  readonly #client: Pick<PrometheusClient, 'range' | 'stored'>;
  #wanted: Wanted[] = [];
  /** The most expressions in a request: fewer after Prometheus gave one up. */
  #most = Infinity;
  /** The loads, by their signals, of which a request succeeded. */
  readonly #worked = new WeakSet<AbortSignal>();
  /** True since Prometheus gave up a request of one expression in a load without a success, until a request succeeds. */
  #isAtFault = false;

  constructor(client: Pick<PrometheusClient, 'range' | 'stored'>) {
    this.#client = client;
  }

  /**
   * The result of an expression over a grid.
   * @param isLarge true for an expression of many series: over many points it is not fused
   * @throws QueryError, from the promise
   */
  range(expr: string, grid: Grid, signal: AbortSignal, isLarge = false): Promise<TimedMatrix> {
    return new Promise((resolve, reject) => {
      if (this.#wanted.length === 0) onNextTask(() => this.#send());
      this.#wanted.push({ expr, grid, signal, isLarge, resolve, reject });
    });
  }

  #send(): void {
    const wanted = this.#wanted;
    this.#wanted = [];
    for (const batch of batchesOf(wanted)) {
      const parts = inRequests(batch, this.#most, (expr) => this.#client.stored(expr));
      for (const part of parts) void this.#sendBatch(part);
    }
  }

  /** @param isHalf true for a part of a request that Prometheus refused */
  async #sendBatch(batch: Batch, isHalf = false): Promise<void> {
    const { grid, signal, wanted } = batch;
    if (signal.aborted) {
      for (const { reject } of wanted) reject(abortedError());
      return;
    }
    const exprs = [...new Set(wanted.map(({ expr }) => expr))];
    try {
      const matrix = await this.#client.range(fusedQuery(exprs).text, grid, signal);
      this.#worked.add(signal);
      this.#isAtFault = false;
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
      const isRefused =
        error instanceof QueryError &&
        error.kind === 'rejected' &&
        REFUSED.has(error.status) &&
        limitRefusalOf(error.message)?.of !== 'range';
      const isTooLong = isRefused && error.status === TOO_LONG;
      const half = Math.ceil(wanted.length / 2);
      if (isTooLong && exprs.length > 1) this.#most = half;
      // When no request succeeds, not even one of a single expression, the server is at fault and not the number of them.
      const hasWorked = this.#worked.has(signal);
      if (isTooLong && exprs.length === 1 && !hasWorked) this.#isAtFault = true;
      if (this.#isAtFault) this.#most = Infinity;
      // A server that gives up the halves too gets smaller ones in the next load, not more of them in this one.
      const isHopeless = isTooLong && !hasWorked && (isHalf || this.#isAtFault);
      if (isRefused && exprs.length > 1 && !isHopeless) {
        // By halves: one expression at fault takes few requests to find.
        void this.#sendBatch({ grid, signal, wanted: wanted.slice(0, half) }, true);
        void this.#sendBatch({ grid, signal, wanted: wanted.slice(half) }, true);
        return;
      }
      for (const { reject } of wanted) reject(error);
    }
  }
}

/** Groups by points, in the order in which the first of each group was wanted. */
function batchesOf(wanted: readonly Wanted[]): Batch[] {
  const groups: { key: string; grid: Grid; signal: AbortSignal; wanted: Wanted[] }[] = [];
  // The longest first: those that start a little later join it.
  for (const one of [...wanted].sort((a, b) => gridLength(b.grid) - gridLength(a.grid))) {
    const { grid, signal } = one;
    const key = keyOf(one);
    const group = groups.find(
      (other) =>
        other.signal === signal &&
        other.key === key &&
        gridLength(grid) >= ALMOST_ALL * gridLength(other.grid),
    );
    if (group) group.wanted.push(one);
    else groups.push({ key, grid, signal, wanted: [one] });
  }
  const first = (batch: Batch): number => Math.min(...batch.wanted.map((one) => wanted.indexOf(one)));
  return groups.sort((a, b) => first(a) - first(b));
}

/** Equal for expressions that can share a request, if they start at almost the same time. */
function keyOf({ expr, grid, isLarge }: Wanted): string {
  const isAlone = isLarge && gridLength(grid) > MANY_POINTS;
  return [grid.stepS, grid.endS, grid.sourceS, isAlone ? expr : ''].join(' ');
}

/**
 * Splits a batch so that each query fits in a URL, because proxies may cache the response to a GET. The order of the expressions
 * does not depend on the order in which they were wanted, so that viewers of the same panels send the same requests.
 * @param most expressions in a request
 * @param stored gives an expression as it is sent
 */
function inRequests(
  { grid, signal, wanted }: Batch,
  most: number,
  stored: (expr: string) => string,
): Batch[] {
  const batches: { readonly wanted: Wanted[]; lastExpr: string; bytes: number }[] = [];
  for (const one of [...wanted].sort((a, b) => (a.expr < b.expr ? -1 : 1))) {
    const last = batches.at(-1);
    // Equal expressions are neighbours, and are sent once.
    const isSent = last?.lastExpr === one.expr;
    const bytes = isSent ? 0 : bytesInUrl(stored(one.expr)) + ADDED_BYTES;
    if (last && last.wanted.length < most && areFewBytes(last.bytes + bytes)) {
      last.wanted.push(one);
      last.lastExpr = one.expr;
      last.bytes += bytes;
    } else batches.push({ wanted: [one], lastExpr: one.expr, bytes });
  }
  return batches.map((batch) => ({ grid, signal, wanted: batch.wanted }));
}
