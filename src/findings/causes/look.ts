import { baselineOf, type IsExcluded } from './baseline';
import type { Baseline } from './baseline-type';
import type { Window } from './growth';
import { rawReadings, withUsualStep } from './readings';
import type { ReadingName, Readings } from './readings-type';
import { indexAt, type CauseRecord, type RankRecord } from './record';
import { stepLawOf, type StepLaw } from './step-law';

/** What is known of one rank at one moment. */
export interface RankLook {
  readonly rank: RankRecord;
  readonly model: string;
  readonly window: Window;
  readonly now: Readings;
  /** The two halves of the window: what holds in both does not come from a single request. */
  readonly halves: readonly [Readings, Readings];
  readonly baseline: Baseline | null;
  readonly law: StepLaw | null;
}

/** What is known of all ranks at one moment. */
export interface Look {
  readonly record: CauseRecord;
  readonly atS: number;
  readonly windowS: number;
  /** Length of the slices of the baselines. */
  readonly fullWindowS: number;
  readonly ranks: readonly RankLook[];
}

/** Long enough for five scrapes, so that rare scrapes do not make every reading a guess. */
export const windowOf = ({ scrapeIntervalS }: Pick<CauseRecord, 'scrapeIntervalS'>): number =>
  Math.max(100, 5 * scrapeIntervalS);

/**
 * @param isShort true for half the window: it shows what has just begun, and is less certain
 */
export function lookAt(record: CauseRecord, atS: number, isExcluded?: IsExcluded, isShort = false): Look {
  const fullS = windowOf(record);
  const windowS = isShort ? fullS / 2 : fullS;
  const to = indexAt(record, atS);
  const window = { from: indexAt(record, atS - windowS), to };
  const middle = indexAt(record, atS - windowS / 2);
  const ranks = record.ranks.map((rank): RankLook => {
    const baseline = baselineOf(record, rank, atS, fullS, isExcluded);
    const usualStepS = baseline?.usualStepS ?? null;
    const read = (from: number, end: number): Readings =>
      withUsualStep(rawReadings(rank, record.timesS, { from, to: end }), usualStepS);
    const now = read(window.from, to);
    return {
      rank,
      model: rank.labels['model_name'] ?? '',
      window,
      now,
      halves: isShort ? [now, now] : [read(window.from, middle), read(middle, to)],
      baseline,
      law: baseline && stepLawOf(baseline),
    };
  });
  return { record, atS, windowS, fullWindowS: fullS, ranks };
}

/** The window of the last seconds, of one step at least; a short look takes half of them. */
export function lastS({ record, atS, windowS, fullWindowS }: Look, seconds: number): Window {
  const to = indexAt(record, atS);
  return { from: Math.min(to - 1, indexAt(record, atS - (seconds * windowS) / fullWindowS)), to };
}

/** The usual value of a reading; null where it is not known. */
export const usual = ({ baseline }: RankLook, name: ReadingName): number | null =>
  baseline?.of[name]?.median ?? null;

/** A reading over its usual value; null where one of the two is not known. */
export function timesUsual(look: RankLook, name: ReadingName): number | null {
  const [value, median] = [look.now[name], usual(look, name)];
  return value !== null && median !== null && median > 0 ? value / median : null;
}

/** How many times the usual requests a rank receives; null where one of the two is not known. */
export const receivedFactor = (look: RankLook): number | null => timesUsual(look, 'receivedPerS');

/** How many times the usual requests an engine begins or ends, in the same time; null where one of the two is not known. */
export function servedFactor(look: RankLook, name: 'firstTokens' | 'finished'): number | null {
  const [count, spanS] = [timesUsual(look, name), timesUsual(look, 'spanS')];
  return count !== null && spanS !== null && spanS > 0 ? count / spanS : null;
}

/** True while an engine works off requests that have waited: it begins clearly more of them than usual, and than it receives. */
export function isCatchingUp(look: RankLook): boolean {
  const begun = servedFactor(look, 'firstTokens') ?? 0;
  return begun > 1.5 && begun > 1.3 * (receivedFactor(look) ?? Infinity);
}

/** True when both halves of the window show most of an excess. */
export function isHeld(look: RankLook, excess: (part: Readings) => number | null, required: number): boolean {
  return look.halves.every((half) => {
    const value = excess(half);
    return value !== null && value >= 0.6 * required;
  });
}
