import { joinedSeries } from '../findings/capacity/capacity-samples';
import { historyQuery, quantilesQuery, ranksQuery, samplesQuery } from '../findings/capacity/capacity-query';
import { MINUTE_S } from '../findings/capacity/minutes';
import { modelsOf, type ModelMinutes } from '../findings/capacity/ranks-of';
import { gridLength, type Grid } from '../lib/frame';
import { NO_PLACES } from '../lib/place-labels';
import type { Period } from '../lib/period';
import type { Binding } from '../queries/binding';
import { rateWindowS } from '../queries/grid';
import { forgetParts, loadParts, type KnownParts } from './load-parts';
import type { LoadMatrix } from './look-back';

/** A response has the minutes of a day at most. */
const PART_S = 86_400;

/** More points of ranks than this are too many for a browser: those of about 20 ranks over a week of minutes. */
const MOST_POINTS = 200_000;

/** With more ranks a point is this much longer. A load counts as held after five minutes, so it cannot be longer than that. */
const LONG_STEP_S = 300;

export interface CapacityQuery {
  readonly binding: Binding;
  readonly scrapeIntervalS: number;
  readonly period: Period;
}

/** The minutes of a period; `many` where there are too many ranks for its length. */
export type LoadedCapacity =
  | { readonly kind: 'many'; readonly ranks: number; readonly most: number }
  | { readonly kind: 'models'; readonly grid: Grid; readonly models: readonly ModelMinutes[] };

/** The points of a period, one before its first minute included. A minute is longer where scrapes are rarer. */
export function capacityGrid({ startS, endS }: Period, scrapeIntervalS: number, leastStepS = MINUTE_S): Grid {
  const stepS = Math.max(leastStepS, MINUTE_S * Math.ceil(scrapeIntervalS / MINUTE_S));
  const on = (atS: number): number => Math.floor(atS / stepS) * stepS;
  return { startS: on(startS), endS: Math.max(on(startS) + stepS, on(endS)), stepS };
}

/**
 * Loads what is not known yet of the minutes of a period: a day a response.
 * @throws QueryError
 */
export async function loadCapacity(
  { binding, scrapeIntervalS, period }: CapacityQuery,
  load: LoadMatrix,
  known: KnownParts,
): Promise<LoadedCapacity> {
  const minutes = capacityGrid(period, scrapeIntervalS);
  const now: Grid = { startS: minutes.endS, endS: minutes.endS, stepS: minutes.stepS };
  const count = await load(ranksQuery(binding), now);
  const ranks = count.series[0]?.samples.values[0] ?? 0;
  const isFew = ranks * gridLength(minutes) <= MOST_POINTS;
  const grid = isFew ? minutes : capacityGrid(period, scrapeIntervalS, LONG_STEP_S);
  const most = Math.max(1, Math.floor(MOST_POINTS / gridLength(grid)));
  if (ranks > most) return { kind: 'many', ranks, most };
  const bound: Binding = { ...binding, windowS: rateWindowS(grid.stepS, scrapeIntervalS) };
  const exprs = [samplesQuery(bound), quantilesQuery(bound)];
  forgetParts(known, [...exprs, historyQuery(bound)]);
  const [samples, quantiles] = await Promise.all(
    exprs.map(async (expr) => joinedSeries(grid, await loadParts(expr, grid, PART_S, load, known))),
  );
  const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
  const places = binding.places ?? NO_PLACES;
  const models = await modelsOf(grid, samples ?? [], quantiles ?? [], places, binding.slo, pause);
  return { kind: 'models', grid, models };
}
