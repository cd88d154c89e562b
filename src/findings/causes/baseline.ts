import { medianOf } from '../../lib/median';
import type { Baseline, Usual } from './baseline-type';
import type { Window } from './growth';
import { rawReadings, withUsualStep } from './readings';
import type { RawReadings, ReadingName } from './readings-type';
import { indexAt, type CauseRecord, type RankRecord } from './record';

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
  const windowsOf = (lengthS: number): Window[] => {
    const result: Window[] = [];
    const alignedS = Math.floor((atS - BASELINE_GAP_S) / lengthS) * lengthS;
    for (let endS = alignedS; endS - lengthS >= atS - BASELINE_SPAN_S; endS -= lengthS) {
      if (isExcluded(endS - lengthS, endS)) continue;
      const from = indexAt(record, endS - lengthS);
      if (from < 0 || from < rank.first) continue;
      result.push({ from, to: indexAt(record, endS) });
    }
    return result;
  };
  const [windows, stepWindows] = [windowsOf(windowS), windowsOf(windowS / 2)];
  if (windows.length < 3) return null;
  // A look and the short look of the minute after it have the same baseline.
  const key = [...windows, ...stepWindows].map(keyOf).join();
  const known = rank.baselines.get(key) ?? newBaseline(record, rank, windows, stepWindows);
  rank.baselines.set(key, known);
  return known;
}

function newBaseline(
  record: CauseRecord,
  rank: RankRecord,
  windows: readonly Window[],
  stepWindows: readonly Window[],
): Baseline {
  const raw = windows.map((window) => knownReadings(record, rank, window));
  const medians = raw
    .map(({ itlMedianS }) => itlMedianS)
    .filter((median) => median !== null)
    .sort((a, b) => a - b);
  const usualStepS = medianOf(medians);
  const slices = raw.map((slice) => withUsualStep(slice, usualStepS));
  const stepSlices = stepWindows.map((window) =>
    withUsualStep(knownReadings(record, rank, window), usualStepS),
  );
  const names = Object.keys(slices[0] ?? {}) as ReadingName[];
  const of = Object.fromEntries(names.map((name) => [name, usualOf(slices.map((slice) => slice[name]))]));
  return { of: of as Baseline['of'], slices, stepSlices, usualStepS };
}

const keyOf = ({ from, to }: Window): string => `${from} ${to}`;

function knownReadings({ timesS }: CauseRecord, rank: RankRecord, window: Window): RawReadings {
  const key = keyOf(window);
  const known = rank.known.get(key) ?? rawReadings(rank, timesS, window);
  rank.known.set(key, known);
  return known;
}

/** @returns null where fewer than three values are known */
export function usualOf(values: readonly (number | null)[]): Usual | null {
  // A typed array sorts numbers without a call for each pair: this runs for every reading of every look.
  const known = Float64Array.from(values.filter((value) => value !== null)).sort();
  const median = medianOf(known);
  if (median === null || known.length < 3) return null;
  const deviations = known.map((value) => Math.abs(value - median)).sort();
  return {
    median,
    spread: 1.4826 * (medianOf(deviations) ?? 0),
    highest: known.at(-1) ?? median,
  };
}

/** How far a value is from what is usual, in spreads; a spread counts as 4 % of the median at least. */
export const zOf = (value: number, { median, spread }: Pick<Usual, 'median' | 'spread'>): number =>
  (value - median) / Math.max(spread, 0.04 * Math.abs(median), 1e-9);
