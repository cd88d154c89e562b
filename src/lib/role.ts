/**
 * The meaning of a line. A chart gives each role its colour, dash and width, so that the same meaning looks the same on
 * every panel. `rank` lines take the colour of their DP rank. `api-wait`, `queue`, `prefill`, `decode` and `rest` are the
 * phases of a request in their order; `api-wait` is an estimate and hatched. `at-most` is an area between two bounds, where
 * `api-waiting` is not known. `main`, `second` and `third` are lines
 * whose meaning is their panel's own; `position` is a draft position, its number in `rank`.
 */
export type Role =
  | 'p50'
  | 'p90'
  | 'p95'
  | 'p99'
  | 'mean'
  | 'prompt'
  | 'generation'
  | 'running'
  | 'waiting'
  | 'api-waiting'
  | 'at-most'
  | 'failed'
  | 'rank'
  | 'cached'
  | 'computed'
  | 'api-wait'
  | 'queue'
  | 'prefill'
  | 'decode'
  | 'rest'
  | 'main'
  | 'second'
  | 'third'
  | 'position';
