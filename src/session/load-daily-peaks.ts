import { historyQuery } from '../findings/capacity/capacity-query';
import { joinedSeries } from '../findings/capacity/capacity-samples';
import { dailyPeaks, type DailyPeaks } from '../findings/capacity/when-full';
import type { Binding } from '../queries/binding';
import { loadParts, type KnownParts } from './load-parts';
import type { LoadMatrix } from './look-back';

const QUARTER_S = 900;
const DAY_S = 86_400;
/** How far back growth is looked at: days. */
const HISTORY_DAYS = 56;

/**
 * The busiest quarter of an hour of each day of the last eight weeks, or of as many as Prometheus keeps.
 * @param endS the end of the newest day, Unix seconds
 * @throws QueryError
 */
export async function loadDailyPeaks(
  binding: Binding,
  endS: number,
  models: readonly string[],
  load: LoadMatrix,
  known: KnownParts,
): Promise<{ readonly peaks: ReadonlyMap<string, DailyPeaks>; readonly endS: number }> {
  const lastS = Math.floor(endS / QUARTER_S) * QUARTER_S;
  const grid = { startS: lastS - HISTORY_DAYS * DAY_S, endS: lastS, stepS: QUARTER_S };
  const parts = await loadParts(historyQuery(binding), grid, (HISTORY_DAYS / 2) * DAY_S, load, known);
  const series = joinedSeries(grid, parts);
  return { peaks: new Map(models.map((model) => [model, dailyPeaks(grid, series, model)])), endS: lastS };
}
