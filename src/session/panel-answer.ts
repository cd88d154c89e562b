import type { Grid } from '../lib/frame';
import type { ReadingAnswer } from '../queries/asker';
import type { Binding } from '../queries/binding';

/** All that Prometheus said for one subject, and what it was asked. */
export interface SubjectAnswer {
  /** Of one point, the last, for what is wanted at the end of the range alone. */
  readonly grid: Grid;
  readonly binding: Binding;
  /** One for each reading, in their order. */
  readonly answers: readonly ReadingAnswer[];
  /** The same `shiftS` seconds earlier, or null where nothing is compared. */
  readonly before: { readonly shiftS: number; readonly answers: readonly ReadingAnswer[] } | null;
}

/** The readings of a panel are its series. */
export type PanelAnswer = SubjectAnswer;

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];

export const warningsOf = ({ answers }: SubjectAnswer): string[] =>
  unique(answers.flatMap((a) => [...a.warnings, ...a.infos]));

/** True when no column of the answer holds a number. */
export const isBlankAnswer = ({ answers }: PanelAnswer): boolean =>
  answers.every((a) => a.columns.every((c) => c.values.every((value) => value === null)));
