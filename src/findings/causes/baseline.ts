import { medianOf } from '../../lib/median';
import type { Window } from './growth';
import { rawReadings, withUsualStep } from './readings';
import type { RawReadings, ReadingName, Readings } from './readings-type';
import { indexAt, type CauseRecord, type RankRecord } from './record';

/** How a reading usually is. */
export interface Usual {
  readonly median: number;
  /** Its spread: 1.4826 times the median absolute deviation, which is the standard deviation of a normal distribution. */
  readonly spread: number;
  readonly highest: number;
}

/** The rank before the incident. */
export interface Baseline {
  readonly of: Readonly<Record<ReadingName, Usual | null>>;
  readonly slices: readonly Readings[];
  /** Short slices for the law of the step. */
  readonly stepSlices: readonly Readings[];
  readonly usualStepS: number | null;
}

/** The baseline ends this long before the moment, so that the beginning of an incident is not in it. */
export const BASELINE_GAP_S = 720;
/** How far back the baseline reaches. */
export const BASELINE_SPAN_S = 2400;

/** True where the readings must not enter a baseline, because something was wrong. */
export type IsExcluded = (startS: number, endS: number) => boolean;

/**
 * @param windowS length of a slice
 * @returns null with fewer than three slices
 */
export function baselineOf(
  record: CauseRecord,
  rank: RankRecord,
  atS: number,
  windowS: number,
  isExcluded: IsExcluded = () => false,
): Baseline | null {
  const readAll = (lengthS: number): RawReadings[] => {
    const result: RawReadings[] = [];
    const alignedS = Math.floor((atS - BASELINE_GAP_S) / lengthS) * lengthS;
    for (let endS = alignedS; endS - lengthS >= atS - BASELINE_SPAN_S; endS -= lengthS) {
      if (isExcluded(endS - lengthS, endS)) continue;
      const from = indexAt(record, endS - lengthS);
      if (from < 0 || from < rank.first) continue;
      result.push(knownReadings(record, rank, { from, to: indexAt(record, endS) }));
    }
    return result;
  };
  const raw = readAll(windowS);
  if (raw.length < 3) return null;
  const medians = raw
    .map(({ itlMedianS }) => itlMedianS)
    .filter((median) => median !== null)
    .sort((a, b) => a - b);
  const usualStepS = medianOf(medians);
  const slices = raw.map((slice) => withUsualStep(slice, usualStepS));
  const stepSlices = readAll(windowS / 2).map((slice) => withUsualStep(slice, usualStepS));
  const names = Object.keys(slices[0] ?? {}) as ReadingName[];
  const of = Object.fromEntries(names.map((name) => [name, usualOf(slices.map((slice) => slice[name]))]));
  return { of: of as Baseline['of'], slices, stepSlices, usualStepS };
}

function knownReadings({ timesS }: CauseRecord, rank: RankRecord, window: Window): RawReadings {
  const key = `${window.from} ${window.to}`;
  const known = rank.known.get(key) ?? rawReadings(rank, timesS, window);
  rank.known.set(key, known);
  return known;
}

/** @returns null where fewer than three values are known */
export function usualOf(values: readonly (number | null)[]): Usual | null {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b);
  const median = medianOf(known);
  if (median === null || known.length < 3) return null;
  const deviations = known.map((value) => Math.abs(value - median)).sort((a, b) => a - b);
  return {
    median,
    spread: 1.4826 * (medianOf(deviations) ?? 0),
    highest: known.at(-1) ?? median,
  };
}

/** How far a value is from what is usual, in spreads; a spread counts as 4 % of the median at least. */
export const zOf = (value: number, { median, spread }: Pick<Usual, 'median' | 'spread'>): number =>
  (value - median) / Math.max(spread, 0.04 * Math.abs(median), 1e-9);
