import type { Slo } from '../../lib/reading';
import { MINUTE_S, unknownMinutes, type MinuteField, type Minutes } from './minutes';

/** Goals of a tenth of a second and a second, for 99% of the requests. */
export const GOALS: Slo = { ttftSeconds: 1, itlSeconds: 0.1, e2eSeconds: 30, objective: 0.99 };

/** Minutes of one rank whose requests have 100 computed prompt tokens and 100 output tokens. */
export function minutesOf(
  requests: readonly number[],
  change: (i: number) => Partial<Record<MinuteField, number>> = () => ({}),
): Minutes {
  const endsS = Float64Array.from(requests, (_, i) => (i + 1) * MINUTE_S);
  const minutes = unknownMinutes(endsS, MINUTE_S);
  for (const [i, perS] of requests.entries()) {
    const values: Record<MinuteField, number> = {
      ranks: 1,
      requests: perS,
      prompt: 100 * perS,
      output: 100 * perS,
      running: 4 * perS,
      routed: 4 * perS,
      queued: 0,
      arrivals: perS,
      ttftCount: perS * MINUTE_S,
      ttftWithin: perS * MINUTE_S,
      itlCount: 99 * perS * MINUTE_S,
      itlWithin: 99 * perS * MINUTE_S,
      ttftS: 0.2,
      itlS: 0.03,
      isReset: 0,
      ...change(i),
    };
    for (const [field, value] of Object.entries(values) as [MinuteField, number][]) minutes[field][i] = value;
  }
  return minutes;
}

/** A slow rise and fall of the rate between two values, requests per second. */
export const waves = (minutes: number, low: number, high: number): number[] =>
  Array.from(
    { length: minutes },
    (_, i) => low + ((high - low) * (1 - Math.cos((2 * Math.PI * i) / minutes))) / 2,
  );

/** What a minute above a rate looks like: one in ten requests misses the goal of TTFT. */
export const slowAbove =
  (requests: readonly number[], limit: number) =>
  (i: number): Partial<Record<MinuteField, number>> => {
    const perS = requests[i] ?? 0;
    return perS > limit ? { ttftWithin: 0.9 * perS * MINUTE_S, ttftS: 3 } : {};
  };
