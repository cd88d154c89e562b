import type { SloKey } from './reading';
import type { Unit } from './units';

/** The latency goals by their short names. */
export type GoalId = 'ttft' | 'itl' | 'e2e';

/** A latency with a goal, and how the page shows it. */
export interface LatencyGoal {
  readonly id: GoalId;
  /** The key of its seconds among the goals. */
  readonly slo: SloKey;
  readonly histogram: string;
  /** The same in both languages. */
  readonly name: string;
  /** The unit for people: that of the panel of the latency. */
  readonly unit: Unit;
  /** What one observation is: a request, or one output of it. */
  readonly counted: 'requests' | 'outputs';
}

/** Every latency goal, in the order in which they are shown. */
export const LATENCY_GOALS: { readonly [Key in SloKey]: LatencyGoal & { readonly slo: Key } } = {
  ttftSeconds: {
    id: 'ttft',
    slo: 'ttftSeconds',
    histogram: 'lmdeploy:time_to_first_token_seconds',
    name: 'TTFT',
    unit: 'seconds',
    counted: 'requests',
  },
  itlSeconds: {
    id: 'itl',
    slo: 'itlSeconds',
    histogram: 'lmdeploy:iter_token_latency',
    name: 'ITL',
    unit: 'milliseconds',
    counted: 'outputs',
  },
  e2eSeconds: {
    id: 'e2e',
    slo: 'e2eSeconds',
    histogram: 'lmdeploy:e2e_request_latency_seconds',
    name: 'E2E',
    unit: 'longSeconds',
    counted: 'requests',
  },
};
