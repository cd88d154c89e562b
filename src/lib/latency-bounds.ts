import type { SloKey } from './reading';

/** Seconds. @see https://github.com/InternLM/lmdeploy/blob/main/lmdeploy/metrics/loggers.py */
const ITL = [
  0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 20, 40, 80,
];
const TTFT = [
  0.001, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 20, 40, 80, 160, 640,
  2560,
];
const E2E = [0.3, 0.5, 0.8, 1, 1.5, 2, 2.5, 5, 10, 15, 20, 30, 40, 50, 60, 120, 240, 480, 960, 1920, 7680];

const BOUNDS: Readonly<Record<SloKey, readonly number[]>> = {
  ttftSeconds: TTFT,
  itlSeconds: ITL,
  e2eSeconds: E2E,
};

/**
 * The `le` of the buckets that decide which share is within a goal, as a regular expression: the bucket of the goal, or its
 * neighbours where it is between two, and that of all observations. A whole number is spelt with and without a decimal point.
 */
export function boundsPattern(goal: SloKey, goalS: number): string {
  const bounds = BOUNDS[goal];
  const lower = bounds.findLast((bound) => bound <= goalS);
  const upper = lower === goalS ? undefined : bounds.find((bound) => bound > goalS);
  return [lower, upper]
    .filter((bound) => bound !== undefined)
    .map((bound) => String(bound).replace('.', '[.]') + (Number.isInteger(bound) ? '([.]0)?' : ''))
    .concat('[+]Inf')
    .join('|');
}
