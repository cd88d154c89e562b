import type { Grid } from '../lib/frame';
import type { ReadingResult } from '../queries/reading-result';
import type { Binding } from '../queries/binding';

/** The results of the readings of a group, with their grid and binding. The readings of a panel are those of its series. */
export interface GroupResult {
  /** One point for a group that is loaded at the end of the range only. */
  readonly grid: Grid;
  readonly binding: Binding;
  /** One for each reading, in the order of the readings. */
  readonly results: readonly ReadingResult[];
  /** The results of `shiftS` seconds earlier; null without a comparison. */
  readonly before: { readonly shiftS: number; readonly results: readonly ReadingResult[] } | null;
  /** The end of the shown range, Unix seconds, when it is after now: the chart stays blank from the grid's end on. */
  readonly shownEndS?: number;
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];

export const warningsOf = ({ results }: GroupResult): string[] =>
  unique(results.flatMap((a) => [...a.warnings, ...a.infos]));

/** True when no column holds a number. */
export const isBlankResult = ({ results }: GroupResult): boolean =>
  results.every((a) => a.columns.every((c) => c.values.every((value) => value === null)));
