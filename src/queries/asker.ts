import { gridLength, type Grid } from '../lib/frame';
import type { Reading } from '../lib/reading';
import type { PrometheusClient } from './client';
import type { ColumnCache } from './column-cache';
import { statisticsOf, type Statistic } from './histogram-reading';
import type { Matrix } from './matrix-text';
import { promqlOf, type Binding } from './promql';
import type { Repair } from './repair';
import { fusedExpr, histogramExpr, questionsOf, seriesOfPart } from './questions';
import { plotted, type Samples } from './samples';

/** One line of the answer to a reading. */
export interface Column {
  readonly labels: Readonly<Record<string, string>>;
  /** On the grid of the question; null is a gap. */
  readonly values: readonly (number | null)[];
}

/** What a reading got. */
export interface ReadingAnswer {
  readonly columns: readonly Column[];
  /** PromQL that gives the same numbers, to be copied. */
  readonly promql: string;
  readonly warnings: readonly string[];
  readonly infos: readonly string[];
  /** From the question to the answer, that of the request which served this reading among others. */
  readonly durationMs: number;
}

/** Asks for the readings of one panel; the answers come in their order. @throws QueryError, from the promise */
export type Ask = (readings: readonly Reading[]) => Promise<ReadingAnswer[]>;

interface AskerOptions {
  readonly client: PrometheusClient;
  readonly cache: ColumnCache;
  /** All readings of the page: a histogram whose buckets none of them wants is read without. */
  readonly readings: readonly Reading[];
  readonly binding: Binding;
  readonly grid: Grid;
  readonly repair: Repair;
  /** Ends every request. */
  readonly signal: AbortSignal;
}

type Answered = Matrix & { readonly durationMs: number };

/**
 * The one place that decides which requests serve the readings of a page at one moment: a histogram is read once,
 * whatever is wanted of it; the other expressions of a panel go together; what is known already is not asked again.
 * Two panels that need the same share one request.
 */
export function createAsker(options: AskerOptions): Ask {
  const { client, cache, binding, grid, repair, signal } = options;
  const inFlight = new Map<string, Promise<Answered>>();
  const withBuckets = new Set(options.readings.flatMap((r) => (r.kind === 'quantile' ? [r.histogram] : [])));

  const fetchAnswer = async (expr: string): Promise<Answered> => {
    const startedMs = performance.now();
    const matrix = await cache.fetch(expr, grid, (part) => client.range(expr, part, signal));
    return { ...matrix, durationMs: performance.now() - startedMs };
  };
  const askOnce = (expr: string): Promise<Answered> => {
    let answer = inFlight.get(expr);
    if (!answer) inFlight.set(expr, (answer = fetchAnswer(expr)));
    return answer;
  };

  return async (readings) => {
    const { histograms, exprs } = questionsOf(readings, binding);
    const [read, fused] = await Promise.all([
      Promise.all(histograms.map((name) => askOnce(histogramExpr(name, withBuckets.has(name), binding)))),
      exprs.length > 0 ? askOnce(fusedExpr(exprs)) : null,
    ]);
    const columns = new Map<Reading, Column[]>();
    for (const [i, histogram] of histograms.entries()) {
      const statistics = readings.filter(
        (r): r is Statistic => r.kind !== 'expr' && r.histogram === histogram,
      );
      const found = statisticsOf(read[i]?.series ?? [], statistics, gridLength(grid), repair);
      for (const [k, statistic] of statistics.entries()) columns.set(statistic, asColumns(found[k] ?? null));
    }
    return readings.map((reading): ReadingAnswer => {
      const promql = promqlOf(reading, binding);
      const answered = reading.kind === 'expr' ? fused : read[histograms.indexOf(reading.histogram)];
      if (!answered) throw new Error(`nothing was asked for ${promql}`);
      const { series, warnings, infos, durationMs } = answered;
      const part =
        columns.get(reading) ??
        seriesOfPart(series, exprs.indexOf(promql), exprs.length).map(({ labels, samples }) => ({
          labels,
          values: plotted(samples),
        }));
      return { columns: part, promql, warnings, infos, durationMs };
    });
  };
}

const asColumns = (samples: Samples | null): Column[] =>
  samples ? [{ labels: {}, values: plotted(samples) }] : [];
