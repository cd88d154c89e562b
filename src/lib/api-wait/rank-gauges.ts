import type { Grid } from '../frame';

type Values = readonly (number | null)[];

/** Gauges of one rank, a value for each point of a grid; null when there is no sample. */
export interface RankGauges {
  readonly grid: Grid;
  /** `num_api_requests_waiting`: requests that LMDeploy counts as waiting for a request handle. */
  readonly waiting: Values;
  /** `num_api_requests_routed`: requests that hold a handle. */
  readonly routed: Values;
  /** `num_requests_succeeded` and `num_requests_failed`, added: requests that have ended since the start. */
  readonly ended: Values;
  /** `process_open_fds`. */
  readonly openFiles: Values;
  /** `process_start_time_seconds`, Unix seconds. */
  readonly startS: Values;
}

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

/**
 * The moments of a range, and those before it that another, coarser grid knows, in order. A moment at which one of LMDeploy's
 * own gauges has no sample is left out.
 */
export function snapshotsOf(range: RankGauges, before: RankGauges | null): Snapshot[] {
  return [
    ...(before ? momentsOf(before).filter(({ atS }) => atS < range.grid.startS) : []).map((moment) => ({
      ...moment,
      index: -1,
    })),
    ...momentsOf(range),
  ];
}

function momentsOf({ grid, waiting, routed, ended, openFiles, startS }: RankGauges): Snapshot[] {
  const moments: Snapshot[] = [];
  for (let index = 0; index < waiting.length; index++) {
    const [w, r, e] = [waiting[index] ?? null, routed[index] ?? null, ended[index] ?? null];
    if (w === null || r === null || e === null) continue;
    moments.push({
      atS: grid.startS + index * grid.stepS,
      waiting: w,
      routed: r,
      ended: e,
      openFiles: openFiles[index] ?? null,
      startS: startS[index] ?? null,
      index,
    });
  }
  return moments;
}
