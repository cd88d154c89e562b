import type { GaugeValues, RankGauges } from './rank-gauges';

/** The gauges of one rank at one moment. */
export interface Snapshot {
  /** Unix seconds. */
  readonly atS: number;
  readonly waiting: number;
  readonly routed: number;
  readonly ended: number;
  readonly openFiles: number | null;
  readonly startS: number | null;
  /** Index on the grid of the range; -1 for a moment before it. */
  readonly index: number;
}

/** The state of a rank at one time. */
export interface Known extends Snapshot {
  /** Index of the first moment of the same process. */
  readonly lifeFrom: number;
  /** True when the process has been seen from its start on: its totals count from 0. */
  readonly isWhole: boolean;
  /** The last time at which all handles were taken, Unix seconds; -Infinity for never. */
  readonly busyAtS: number;
  /** True when request handles are free: no request waits, and those that LMDeploy counts as waiting are disconnected. */
  readonly isFree: boolean;
  /**
   * Requests counted as waiting, minus the count when handles were last free: the waiting requests, and those that have
   * disconnected since. Null when handles were never free.
   */
  readonly count: number | null;
  /**
   * Open files minus the requests with a handle, when no request waits, and their deviation; null when unknown, and where
   * handles have been free for a minute: no request can wait there.
   */
  readonly base: { readonly files: number; readonly deviation: number } | null;
}

/** A state that is not complete yet. A moment has one object from the start on, because a refresh has ten thousand of them. */
export type Moment = Snapshot & { -readonly [field in Exclude<keyof Known, keyof Snapshot>]: Known[field] };

/**
 * The moments of a range, and those before it that another, coarser grid knows, in order. A moment at which one of LMDeploy's
 * own gauges has no sample is left out.
 */
export function momentsOf(range: RankGauges, before: RankGauges | null): Moment[] {
  const moments: Moment[] = [];
  if (before) addMoments(moments, before, range.grid.startS);
  addMoments(moments, range, null);
  return moments;
}

/** @param untilS moments before this time alone, and none has an index on the grid of the range; null: all, with their index */
function addMoments(moments: Moment[], gauges: RankGauges, untilS: number | null): void {
  const { grid, waiting, routed, ended, openFiles, startS } = gauges;
  for (let index = 0; index < waiting.length; index++) {
    const atS = grid.startS + index * grid.stepS;
    if (untilS !== null && atS >= untilS) return;
    const w = sampleAt(waiting, index);
    const r = sampleAt(routed, index);
    const e = sampleAt(ended, index);
    if (w === null || r === null || e === null) continue;
    moments.push({
      atS,
      waiting: w,
      routed: r,
      ended: e,
      openFiles: sampleAt(openFiles, index),
      startS: sampleAt(startS, index),
      index: untilS === null ? index : -1,
      lifeFrom: 0,
      isWhole: false,
      busyAtS: -Infinity,
      isFree: false,
      count: null,
      base: null,
    });
  }
}

/** A finite sample, or null without one. */
function sampleAt(values: GaugeValues, index: number): number | null {
  const value = values[index];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
