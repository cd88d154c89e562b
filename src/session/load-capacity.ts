import { joinedSeries, type LoadedPart } from '../findings/capacity/capacity-samples';
import { quantilesQuery, ranksQuery, samplesQuery } from '../findings/capacity/capacity-query';
import { MINUTE_S } from '../findings/capacity/minutes';
import { modelsOf, type ModelMinutes } from '../findings/capacity/ranks-of';
import { gridLength, type Grid } from '../lib/frame';
import { NO_PLACES } from '../lib/place-labels';
import type { Period } from '../lib/period';
import type { Binding } from '../queries/binding';
import { rateWindowS } from '../queries/grid';
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

/** What was loaded before: kept from visit to visit, so that each minute is requested once. By expression and start of the part. */
export type KnownParts = Map<string, LoadedPart>;

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
  const [samples, quantiles] = await Promise.all(
    [samplesQuery(bound), quantilesQuery(bound)].map(async (expr) =>
      joinedSeries(grid, await loadParts(expr, grid, load, known)),
    ),
  );
  const models = modelsOf(grid, samples ?? [], quantiles ?? [], binding.places ?? NO_PLACES, binding.slo);
  return { kind: 'models', grid, models };
}

/** The expression over a grid, in parts; what is known is not loaded again. */
async function loadParts(
  expr: string,
  grid: Grid,
  load: LoadMatrix,
  known: KnownParts,
): Promise<LoadedPart[]> {
  return Promise.all(
    partsOf(grid).map(async (part) => {
      const key = `${Math.floor(part.startS / PART_S)} ${part.stepS} ${expr}`;
      const found = known.get(key);
      const before = found && found.grid.startS <= part.startS ? found : null;
      if (before && before.grid.endS >= part.endS) return before;
      const missing = before ? { ...part, startS: before.grid.endS + part.stepS } : part;
      const after = { grid: missing, series: (await load(expr, missing)).series };
      const loaded = before ? joined(before, after) : after;
      known.set(key, loaded);
      return loaded;
    }),
  );
}

function joined(before: LoadedPart, after: LoadedPart): LoadedPart {
  const grid = { ...before.grid, endS: after.grid.endS };
  const series = joinedSeries(grid, [before, after]).map(({ labels, values }) => ({
    labels,
    samples: { values, nanAt: null },
  }));
  return { grid, series };
}

/** Cut at midnight in UTC, so that a part is the same one for another period. */
function partsOf({ startS, endS, stepS }: Grid): Grid[] {
  const parts: Grid[] = [];
  for (let fromS = startS; fromS <= endS;) {
    const nextS = Math.ceil((Math.floor(fromS / PART_S + 1) * PART_S) / stepS) * stepS;
    parts.push({ startS: fromS, endS: Math.min(nextS - stepS, endS), stepS });
    fromS = nextS;
  }
  return parts;
}
