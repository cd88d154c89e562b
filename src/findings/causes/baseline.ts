import { medianOf } from '../../lib/median';
import type { Baseline, Usual } from './baseline-type';
import type { Window } from './growth';
import { rawReadings, withUsualStep } from './readings';
import type { RawReadings, ReadingName } from './readings-type';
import { indexAt, type CauseRecord, type RankRecord } from './record';

/** A baseline has at least as many slices as these where it reaches back far enough. */
const SLICES = 7;

/**
 * The time of a baseline before its moment, seconds: it ends early enough that the beginning of an incident is not in it.
 * @param windowS length of a slice
 */
export function baselineTimes(windowS: number): { readonly gapS: number; readonly spanS: number } {
  const gapS = Math.max(720, 1.2 * windowS);
  return { gapS, spanS: Math.max(2400, gapS + SLICES * windowS) };
}

/** True where the readings must not enter a baseline, because something was wrong. */
export type IsExcluded = (startS: number, endS: number) => boolean;

/**
 * How a rank was in the 28 minutes that end 12 minutes before a moment; longer ago for long slices. Where that has fewer than three
 * slices, because an incident covers it or the rank was away, the day takes its place.
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
  const { gapS, spanS } = baselineTimes(windowS);
  const windowsOf = (lengthS: number): Window[] => {
    const result: Window[] = [];
    const alignedS = Math.floor((atS - gapS) / lengthS) * lengthS;
    for (let endS = alignedS; endS - lengthS >= atS - spanS; endS -= lengthS) {
      if (isExcluded(endS - lengthS, endS)) continue;
      const from = indexAt(record, endS - lengthS);
      if (from < 0 || from < rank.first) continue;
      result.push({ from, to: indexAt(record, endS) });
    }
    return result;
  };
  const [windows, stepWindows] = [windowsOf(windowS), windowsOf(windowS / 2)];
  const isOfDay = windows.length < LEAST_SLICES;
  if (isOfDay && rank.day.length < LEAST_SLICES) return null;
  // A look and the short look of the minute after it have the same baseline.
  const key = isOfDay ? 'day' : [...windows, ...stepWindows].map(keyOf).join();
  const read = (window: Window): RawReadings => knownReadings(record, rank, window);
  const known =
    rank.baselines.get(key) ??
    (isOfDay
      ? newBaseline(rank.day, rank.day, rank.day)
      : newBaseline(windows.map(read), stepWindows.map(read), rank.day));
  rank.baselines.set(key, known);
  return known;
}

const LEAST_SLICES = 3;

/** @param day slices of the day: what was as high before is not unusual */
function newBaseline(
  raw: readonly RawReadings[],
  rawStep: readonly RawReadings[],
  day: readonly RawReadings[],
): Baseline {
  const medians = raw
    .map(({ itlMedianS }) => itlMedianS)
    .filter((median) => median !== null)
    .sort((a, b) => a - b);
  const usualStepS = medianOf(medians);
  const slices = raw.map((slice) => withUsualStep(slice, usualStepS));
  const stepSlices = rawStep.map((slice) => withUsualStep(slice, usualStepS));
  const ofDay = day.map((slice) => withUsualStep(slice, usualStepS));
  const names = Object.keys(slices[0] ?? {}) as ReadingName[];
  const of = Object.fromEntries(
    names.map((name) => [
      name,
      withDay(
        usualOf(slices.map((slice) => slice[name])),
        ofDay.map((slice) => slice[name]),
      ),
    ]),
  );
  return { of: of as Baseline['of'], slices, stepSlices, usualStepS };
}

const withDay = (usual: Usual | null, day: readonly (number | null)[]): Usual | null =>
  usual && {
    ...usual,
    highest: day.reduce<number>((most, value) => Math.max(most, value ?? -Infinity), usual.highest),
  };

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

/** How a rank was in given windows; null with fewer than three of them. */
export function baselineOfWindows(
  record: CauseRecord,
  rank: RankRecord,
  windows: readonly Window[],
  stepWindows: readonly Window[],
): Baseline | null {
  if (windows.length < LEAST_SLICES) return null;
  const read = (window: Window): RawReadings => knownReadings(record, rank, window);
  return newBaseline(windows.map(read), stepWindows.map(read), []);
}

/** How far a value is from what is usual, in spreads; a spread counts as 4% of the median at least. */
export const zOf = (value: number, { median, spread }: Pick<Usual, 'median' | 'spread'>): number =>
  (value - median) / Math.max(spread, 0.04 * Math.abs(median), 1e-9);
