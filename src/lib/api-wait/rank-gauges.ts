import type { Grid } from '../frame';

/** A value for each point of a grid. No sample: null, NaN, or the end of the list. */
export type GaugeValues = ArrayLike<number | null>;

/** Gauges of one rank over the points of a grid. */
export interface RankGauges {
  readonly grid: Grid;
  /** `num_api_requests_waiting`: requests that LMDeploy counts as waiting for a request handle. */
  readonly waiting: GaugeValues;
  /** `num_api_requests_routed`: requests that hold a handle. */
  readonly routed: GaugeValues;
  /** `num_requests_succeeded` and `num_requests_failed`, added: requests that have ended since the start. */
  readonly ended: GaugeValues;
  /** `process_open_fds`. */
  readonly openFiles: GaugeValues;
  /** `process_start_time_seconds`, Unix seconds. */
  readonly startS: GaugeValues;
}
