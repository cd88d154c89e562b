import type { Labels } from '../../lib/labels';
import type { Baseline } from './baseline-type';
import type { BucketMeter, Meter } from './meters';
import type { RawReadings } from './readings-type';

/** Values of a series at the times of its record; null where Prometheus has none. */
export type Values = readonly (number | null)[];

/** A bucket of a histogram, cumulative as exported. */
export interface BucketValues {
  /** Upper bound; Infinity for the last. */
  readonly le: number;
  readonly values: Values;
}

/** What one rank exported. */
export interface RankRecord {
  readonly key: string;
  readonly labels: Labels;
  /** All null where the rank did not report. */
  readonly meters: Readonly<Record<Meter, Values>>;
  /** Ascending by bound. */
  readonly buckets: Readonly<Record<BucketMeter, readonly BucketValues[]>>;
  /** True at a time where the process is another one than at the sample before. */
  readonly isReset: readonly boolean[];
  /** Index of the first time at which it reports. */
  readonly first: number;
  /** Readings of windows that several looks share, by the indexes of the window. */
  readonly known: Map<string, RawReadings>;
  /** Readings of slices of the day before in which nothing was wrong; empty where they are not known. */
  readonly day: readonly RawReadings[];
  /** Baselines that several looks share, by the windows of their slices. */
  readonly baselines: Map<string, Baseline>;
}

/** The raw samples that a diagnosis reads, of all ranks, at common times. */
export interface CauseRecord {
  /** Unix seconds, ascending; the newest times are closer together than the older ones. */
  readonly timesS: readonly number[];
  readonly scrapeIntervalS: number;
  readonly ranks: readonly RankRecord[];
}

/** The index of the last time that is not after `atS`; -1 before the first. */
export function indexAt({ timesS }: CauseRecord, atS: number): number {
  let low = 0;
  let high = timesS.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((timesS[middle] ?? Infinity) <= atS) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
