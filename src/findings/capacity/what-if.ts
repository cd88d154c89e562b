import type { LoadPoint } from './load-points';

/** What is assumed: other ranks, other traffic. */
export interface Assumption {
  /** Ranks now. */
  readonly ranks: number;
  /** Ranks that are added, below 0 for fewer; all together at least one. */
  readonly added: number;
  /** Requests grow by this factor, with the same lengths. */
  readonly arrivals: number;
}

/** A latency at a load: the middle of the minutes that had it, and the range of eight in ten of them, seconds. */
export interface Spread {
  readonly middleS: number;
  readonly lowS: number;
  readonly highS: number;
}

/**
 * - `seen`: minutes at this load were seen.
 * - `beyond`: no load as high was seen, or too few minutes of it.
 * - `below`: no load as low was.
 */
export type Reading =
  | {
      readonly kind: 'seen';
      readonly load: number;
      readonly minutes: number;
      readonly ttft: Spread | null;
      readonly itl: Spread | null;
    }
  | { readonly kind: 'beyond' | 'below'; readonly load: number; readonly seen: number };

/** A load is like another within this part of it. */
const ALIKE = 0.075;
const FEWEST_MINUTES = 10;

/**
 * The load of the ranks of now that is like the assumed one for each rank: requests spread over more ranks load each of them less. This
 * holds where they spread evenly.
 */
export const equalLoad = (load: number, { ranks, added, arrivals }: Assumption): number =>
  (load * arrivals * ranks) / Math.max(1, ranks + added);

/** Reads latencies at a load from the minutes that count. Nothing is extrapolated. */
export function readAt(points: readonly LoadPoint[], load: number): Reading {
  const counted = points.filter(({ counts }) => counts);
  const near = counted.filter((point) => Math.abs(point.load - load) <= ALIKE * load);
  if (near.length >= FEWEST_MINUTES) {
    return {
      kind: 'seen',
      load,
      minutes: near.length,
      ttft: spreadOf(near.map(({ ttftS }) => ttftS)),
      itl: spreadOf(near.map(({ itlS }) => itlS)),
    };
  }
  const loads = counted.map((point) => point.load).sort((a, b) => a - b);
  const [lowest, highest] = [loads[0] ?? 0, loads.at(-1 - Math.min(FEWEST_MINUTES, loads.length - 1)) ?? 0];
  return load < lowest * (1 + ALIKE)
    ? { kind: 'below', load, seen: lowest }
    : { kind: 'beyond', load, seen: highest };
}

function spreadOf(values: readonly number[]): Spread | null {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
  if (sorted.length < FEWEST_MINUTES) return null;
  return { middleS: at(0.5), lowS: at(0.1), highS: at(0.9) };
}
