import type { Grid } from '../lib/frame';
import type { ReadingResult } from '../queries/reading-loader';
import type { Binding } from '../queries/binding';

/** What the readings of one group came to, and with which grid and binding they were loaded. For a panel, its readings are its series. */
export interface GroupResult {
  /** Of one point, the last, for what is wanted at the end of the range alone. */
  readonly grid: Grid;
  readonly binding: Binding;
  /** One for each reading, in their order. */
  readonly results: readonly ReadingResult[];
  /** The same `shiftS` seconds earlier, or null where nothing is compared. */
  readonly before: { readonly shiftS: number; readonly results: readonly ReadingResult[] } | null;
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];

export const warningsOf = ({ results }: GroupResult): string[] =>
  unique(results.flatMap((a) => [...a.warnings, ...a.infos]));

/** True when no column of the answer holds a number. */
export const isBlankResult = ({ results }: GroupResult): boolean =>
  results.every((a) => a.columns.every((c) => c.values.every((value) => value === null)));
