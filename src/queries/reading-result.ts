import type { Certainty } from '../lib/certainty';
import type { Column } from '../lib/column';
import type { QueryError } from './http/errors';
import type { Matrix, Series } from './matrix';
import { isNoNumber, plotted } from './samples';

/** The result of one reading. */
export interface ReadingResult {
  /** One for each line; none where the reading has no sample on the grid. */
  readonly columns: readonly Column[];
  /** Of a quantile: how well it is known at a point of the grid, null at a point without a quantile. */
  readonly certaintyAt?: (index: number) => Certainty | null;
  /** Of a reading against a latency goal: the `le` labels of each histogram, which its PromQL needs. */
  readonly les?: ReadonlyMap<string, readonly string[]>;
  readonly warnings: readonly string[];
  readonly infos: readonly string[];
  /** Why the API queue has no columns, where its queries failed and those of other readings of the group did not. */
  readonly failure?: QueryError;
  /** Why it has no columns, where the readings of the group are shown one by one. */
  readonly ownFailure?: QueryError;
  /** True for the API queue while its queries run: the result has the other readings of the group, which came long before. */
  readonly isPending?: true;
  /** Time from sending the query to its result; a query that serves several readings counts for each of them. */
  readonly durationMs: number;
}

/** The result of a reading that is not loaded. */
export const BLANK_RESULT: ReadingResult = { columns: [], warnings: [], infos: [], durationMs: 0 };

/** The result of one query. */
export type TimedResult = Matrix & { readonly durationMs: number };

/** Warnings, infos and durations of the queries of a reading. */
export const notesOf = (
  results: readonly Pick<ReadingResult, 'warnings' | 'infos' | 'durationMs'>[],
): Pick<ReadingResult, 'warnings' | 'infos' | 'durationMs'> => ({
  warnings: results.flatMap(({ warnings }) => warnings),
  infos: results.flatMap(({ infos }) => infos),
  durationMs: Math.max(...results.map(({ durationMs }) => durationMs)),
});

export const asColumns = (lines: readonly Series[]): Column[] =>
  lines.map(({ labels, samples }) => ({
    labels,
    values: plotted(samples),
    ...(isNoNumber(samples) ? { isNoNumber: true } : {}),
  }));
