import { type ServerProcess } from './server-process';

export type FamilyType = 'counter' | 'gauge' | 'histogram' | 'info';

/** Name and labels of one series in a scrape. Labels are sorted by name, as in Python's client. */
export interface SeriesKey {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** A metric family of one rank. */
export interface Family {
  /** The name in the text format, with `_total` or `_info`. */
  readonly name: string;
  readonly type: FamilyType;
  readonly help: string;
  readonly series: readonly SeriesKey[];
  /** Writes one value for each series, starting at index `at`; NaN for a series that does not exist yet. */
  write(process: ServerProcess, nowMs: number, out: Float64Array, at: number): void;
}

export function countSeries(families: readonly Family[]): number {
  return families.reduce((sum, { series }) => sum + series.length, 0);
}

/**
 * Writes the values of all series in order, starting at index `at`.
 * @returns the number of values that are not NaN
 */
export function writeSamples(
  families: readonly Family[],
  process: ServerProcess,
  nowMs: number,
  out: Float64Array,
  at: number,
): number {
  let next = at;
  for (const family of families) {
    family.write(process, nowMs, out, next);
    next += family.series.length;
  }
  let present = 0;
  for (let i = at; i < next; i++) if (out[i] === out[i]) present += 1;
  return present;
}
