/**
 * What a line means. A chart gives each role its colour, dash and width, so the same meaning looks the same on
 * every panel. `rank` lines take the colour of their DP rank.
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
  | 'failed'
  | 'rank';
