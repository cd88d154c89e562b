import type { PrometheusClient } from './http/client';
import { unlessRefused } from './http/errors';

const STEP_S = 5;

/** A longer time is not looked for. */
const MOST_S = 300;

/**
 * For how long VictoriaMetrics does not give the newest samples, seconds: 0 where it gives them. At steps below a minute it repeats the
 * last values before that time, and of a range that lies within it, it gives nothing at all, as if every rank were down. `time()` shows it:
 * its last value is that long ago.
 * @param nowS Unix seconds
 * @throws QueryError when the server is not reached; a refusal counts as 0
 * @see https://docs.victoriametrics.com/victoriametrics/keyconcepts/#query-latency
 */
export async function fetchHiddenS(
  client: Pick<PrometheusClient, 'range'>,
  nowS: number,
  signal: AbortSignal,
): Promise<number> {
  const endS = Math.floor(nowS / STEP_S) * STEP_S;
  const grid = { startS: endS - MOST_S, endS, stepS: STEP_S };
  const matrix = await unlessRefused(client.range('time()', grid, signal));
  const values = matrix?.series[0]?.samples.values;
  if (values === undefined) return 0;
  const lastS = values.reduce((a, b) => (b > a ? b : a), -Infinity);
  const hiddenS = Number.isFinite(lastS) ? endS - lastS : 0;
  // The response is up to a step later than the end of the grid.
  return hiddenS > 0 ? hiddenS + STEP_S : 0;
}
