import type { LineValues } from './line-values';

/** Indices of a stretch without a gap, both included. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

/** The stretches in which all these lines have a value, in order of time. */
export function runsOf(length: number, ...columns: readonly LineValues[]): Run[] {
  const runs: Run[] = [];
  let from = -1;
  for (let i = 0; i <= length; i++) {
    const isThere = i < length && columns.every((column) => column[i] != null);
    if (isThere && from < 0) from = i;
    if (isThere || from < 0) continue;
    runs.push({ from, to: i - 1 });
    from = -1;
  }
  return runs;
}
