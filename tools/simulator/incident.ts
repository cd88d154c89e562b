export const incidentKinds = [
  'stall',
  'slow',
  'idle',
  'overload',
  'restart',
  'metrics-off',
  'unscheduled',
] as const;
export type IncidentKind = (typeof incidentKinds)[number];

/**
 * Something that goes wrong for a while. `stall`: no engine step ends; `slow`: steps take `factor` times as long; `idle`: no requests
 * come; `overload`: `factor` times as many come; `restart`: the process is down, then starts from zero; `metrics-off`: /metrics responds with
 * 404; `unscheduled`: no time of scheduling is recorded, as on a decode node of a disaggregated pair. `idle` and `overload` leave the clients of closed loops as they are.
 */
export interface Incident {
  readonly kind: IncidentKind;
  /** Index over all ranks of the fleet. `idle` and `overload` hit the whole model of that rank: its ranks share their arrivals. */
  readonly rank: number | 'all';
  readonly startMs: number;
  readonly durationS: number;
  /** Read by `slow` and `overload` only. */
  readonly factor: number;
}
