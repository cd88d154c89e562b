import type { Grid } from '../lib/frame';
import type { RangeMs } from '../lib/time-range';
import type { QueryError } from '../queries/http/errors';
import { BLANK_RESULT, type ReadingResult } from '../queries/reading-result';
import type { Binding } from '../queries/binding';

/** The results at one time that is on no step of the grid; null for a reading that is not loaded there. */
export type LatestResults = readonly (ReadingResult | null)[];

/** The results of the readings of a group, with their grid and binding. The readings of a panel are those of its series. */
export interface GroupResult {
  /** One point for a group that is loaded at the end of the range only. */
  readonly grid: Grid;
  readonly binding: Binding;
  /** One for each reading, in the order of the readings. */
  readonly results: readonly ReadingResult[];
  /**
   * What the readings came to at the end of the range, where the grid ends up to a long step before it. Left out on a short step,
   * and for a group that does not need it.
   */
  readonly latest?: { readonly atS: number; readonly results: LatestResults };
  /** The results of `shiftS` seconds earlier; null without a comparison. */
  readonly before: {
    readonly shiftS: number;
    readonly results: readonly ReadingResult[];
    readonly latest?: LatestResults;
  } | null;
  /** The end of the shown range, Unix seconds, when it is after now: the chart stays blank from the grid's end on. */
  readonly shownEndS?: number;
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];

/** The results of the range, with those at its end. */
const allResults = ({ results, latest }: GroupResult): ReadingResult[] => [
  ...results,
  ...(latest?.results ?? []).filter((result) => result !== null),
];

/** The end of what is loaded, Unix seconds. */
export const resultEndS = ({ grid, latest }: GroupResult): number => latest?.atS ?? grid.endS;

export const warningsOf = (result: GroupResult): string[] =>
  unique(allResults(result).flatMap((a) => [...a.warnings, ...a.infos]));

/** Why the API queue is missing from a result; null where it is not. */
export const apiQueueFailure = (result: GroupResult): QueryError | null =>
  allResults(result).find(({ failure }) => failure !== undefined)?.failure ?? null;

/** Why a reading that is shown by itself is missing; null where none is. */
export const ownFailure = ({ results }: GroupResult): QueryError | null =>
  results.find((result) => result.ownFailure !== undefined)?.ownFailure ?? null;

/** True while the API queue of a result is still to come. */
export const isApiQueuePending = ({ results }: GroupResult): boolean =>
  results.some(({ isPending }) => isPending === true);

/** The result when no more of it comes: its API queue was not loaded for the same reason as the next result. */
export const withoutPending = (result: GroupResult, failure: QueryError): GroupResult =>
  isApiQueuePending(result)
    ? {
        ...result,
        results: result.results.map((one) => (one.isPending ? { ...BLANK_RESULT, failure } : one)),
      }
    : result;

/** True when the result has samples, and none of them is a number. */
export const isWithoutNumber = (result: GroupResult): boolean =>
  isBlankResult(result) && allResults(result).some((a) => a.columns.some((c) => c.isNoNumber === true));

/** True when no column holds a number. */
export const isBlankResult = (result: GroupResult): boolean =>
  allResults(result).every((a) => a.columns.every((c) => c.values.every((value) => value === null)));

/**
 * True when the result of an older load still tells of a range: it has its beginning and a quarter of it, or it is of a moment in it.
 * The time after the result is a gap.
 */
export function tellsOf({ grid: { startS, endS, stepS } }: GroupResult, { fromMs, toMs }: RangeMs): boolean {
  const [fromS, toS] = [fromMs / 1000, toMs / 1000];
  if (startS === endS) return fromS < endS && endS < toS + 2 * stepS;
  return startS - 2 * stepS < fromS && fromS < endS && toS - fromS < 4 * (endS - startS);
}
