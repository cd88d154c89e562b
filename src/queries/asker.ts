import type { Grid } from '../lib/frame';
import type { Reading } from '../lib/reading';
import { align } from './align';
import type { PrometheusClient } from './client';
import { promqlOf, type Binding } from './promql';

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
  readonly durationMs: number;
}

/** Asks for readings over one grid; see {@link createAsker}. */
export type Ask = (reading: Reading) => Promise<ReadingAnswer>;

/**
 * The one place that decides which requests serve the readings of a page at one moment. Two readings that come to the
 * same question share one request. Every request ends when `signal` does.
 * @throws QueryError, from the promise
 */
export function createAsker(
  client: PrometheusClient,
  binding: Binding,
  grid: Grid,
  signal: AbortSignal,
): Ask {
  const inFlight = new Map<string, Promise<ReadingAnswer>>();
  const fetchAnswer = async (promql: string): Promise<ReadingAnswer> => {
    const { series, ...rest } = await client.range(promql, grid, signal);
    return {
      ...rest,
      promql,
      columns: series.map(({ metric, values }) => ({ labels: metric, values: align(values, grid) })),
    };
  };
  return (reading) => {
    const promql = promqlOf(reading, binding);
    let answer = inFlight.get(promql);
    if (!answer) inFlight.set(promql, (answer = fetchAnswer(promql)));
    return answer;
  };
}
