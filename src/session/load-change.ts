import { causeQuery } from '../findings/causes/cause-query';
import { causeSteps } from '../findings/causes/cause-grids';
import { NO_SAMPLES, withLoad } from '../findings/causes/cause-samples';
import { recordOf } from '../findings/causes/record-of';
import { modelChanges, type ModelChange } from '../findings/change/model-change';
import type { Period } from '../lib/period';
import type { Grid } from '../lib/frame';
import { NO_PLACES, type PlaceLabels } from '../lib/place-labels';
import type { Binding } from '../queries/binding';
import type { Series } from '../queries/matrix';
import type { LoadMatrix } from './look-back';

/** Points of a period, at most. */
const MOST_POINTS = 120;

/** The estimate of the API queue needs to see the rank before the period. */
const LEAD_IN_S = 600;

export interface ChangeQuery {
  readonly binding: Binding;
  readonly scrapeIntervalS: number;
  readonly before: Period;
  readonly now: Period;
}

/** The samples of two periods; a worker can receive it. */
export interface LoadedPeriods extends Omit<ChangeQuery, 'binding'> {
  readonly parts: readonly { readonly grid: Grid; readonly series: readonly Series[] }[];
  /** Distance of the samples, seconds. */
  readonly stepS: number;
  readonly places: PlaceLabels;
}

/**
 * Loads the samples of two periods and splits what changed from the first to the second: one query, or two where the periods are apart.
 * @param split splits what changed; left out: at once
 * @throws QueryError
 */
export async function loadChange(
  query: ChangeQuery,
  load: LoadMatrix,
  split: (loaded: LoadedPeriods) => ModelChange[] | Promise<ModelChange[]> = changesIn,
): Promise<ModelChange[]> {
  const { binding, scrapeIntervalS, before, now } = query;
  const stepS = changeStepS(query);
  const grids = gridsOf(before, now, stepS, causeSteps(scrapeIntervalS).fineStepS);
  const loaded = await Promise.all(grids.map((grid) => load(causeQuery(binding), grid)));
  const parts = grids.map((grid, i) => ({ grid, series: loaded[i]?.series ?? [] }));
  return split({ parts, stepS, scrapeIntervalS, places: binding.places ?? NO_PLACES, before, now });
}

/** Distance of the samples of a look at two periods, seconds. */
export function changeStepS({ scrapeIntervalS, before, now }: Omit<ChangeQuery, 'binding'>): number {
  const { fineStepS } = causeSteps(scrapeIntervalS);
  const lengthS = Math.max(now.endS - now.startS, before.endS - before.startS);
  return Math.max(fineStepS, Math.ceil(lengthS / MOST_POINTS / fineStepS) * fineStepS);
}

/** What changed from one loaded period to another. */
export function changesIn({
  parts,
  stepS,
  scrapeIntervalS,
  places,
  before,
  now,
}: LoadedPeriods): ModelChange[] {
  const samples = parts.reduce((known, { grid, series }) => withLoad(known, grid, series), NO_SAMPLES);
  const record = recordOf(samples, Math.max(scrapeIntervalS, stepS / 2), places);
  return modelChanges(record, stepS, before, now);
}

/** Grids that both end at the end of the second period or whole steps before it, so that its newest samples count. */
function gridsOf(before: Period, now: Period, stepS: number, fineStepS: number): Grid[] {
  const endS = Math.floor(now.endS / fineStepS) * fineStepS;
  const onStep = (atS: number): number => endS - Math.ceil((endS - atS) / stepS) * stepS;
  const gridOf = (period: Period): Grid => ({
    startS: onStep(period.startS - LEAD_IN_S),
    endS: onStep(period.endS),
    stepS,
  });
  const [first, second] = [gridOf(before), { ...gridOf(now), endS }];
  const isApart = second.startS > first.endS + stepS;
  return isApart ? [first, second] : [{ startS: first.startS, endS: second.endS, stepS }];
}
