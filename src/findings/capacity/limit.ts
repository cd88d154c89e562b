import { pointsIn } from './minutes';
import { HELD_MINUTES, type HeldWindow } from './windows';

/**
 * How much the servers can take, in computed tokens per second, by what was seen of them.
 * - `reached`: above `load` five minutes miss the goals more often than they meet them; from `low` to `high` both happen.
 * - `at-least`: the load did not reach the limit. `load` was held for half an hour, so the limit is above it.
 * - `never-met`: five minutes miss the goals more often than not at every load.
 * - `unknown`: there are too few minutes.
 */
export type Limit =
  | { readonly kind: 'reached'; readonly load: number; readonly low: number; readonly high: number }
  | { readonly kind: 'at-least'; readonly load: number }
  | { readonly kind: 'never-met' }
  | { readonly kind: 'unknown' };

/** Fewer windows show nothing: half an hour. */
const FEWEST_WINDOWS = 30;
/** So many windows must miss the goals above a load for it to be a limit and no accident. */
const FEWEST_MISSES = 5;
/** A load that was held for so long with the goals met is no accident of a few minutes. */
const BOUND_MINUTES = 30;
/** So many of its windows must have met the goals. */
const BOUND_MET = 0.9;

/**
 * The limit that windows show.
 * @param windows by time
 * @param stepS distance of two windows, seconds
 */
export function limitOf(windows: readonly HeldWindow[], stepS: number): Limit {
  if (windows.length < pointsIn(FEWEST_WINDOWS, stepS)) return { kind: 'unknown' };
  const sorted = [...windows].sort((a, b) => a.load - b.load);
  const split = splitOf(sorted);
  if (split === 0) return { kind: 'never-met' };
  if (sorted.length - split < pointsIn(FEWEST_MISSES, stepS)) {
    const load = boundOf(windows, stepS);
    return load === null ? { kind: 'unknown' } : { kind: 'at-least', load };
  }
  const load = ((sorted[split - 1]?.load ?? NaN) + (sorted[split]?.load ?? NaN)) / 2;
  return { kind: 'reached', load, ...edgesOf(sorted, load) };
}

/** The highest load that five minutes held with the goals met; null where none did. */
export const shownCapacity = (windows: readonly HeldWindow[]): HeldWindow | null =>
  windows.reduce<HeldWindow | null>(
    (most, window) => (window.isMet && window.load > (most?.load ?? -Infinity) ? window : most),
    null,
  );

/** The highest load of two minutes within five that met the goals; null where none did. */
export const briefCapacity = (windows: readonly HeldWindow[]): number | null =>
  windows.reduce<number | null>(
    (most, { isMet, briefLoad }) => (isMet ? Math.max(most ?? 0, briefLoad) : most),
    null,
  );

/** The number of windows below the load that best parts those that met the goals from those that missed them. */
function splitOf(sorted: readonly HeldWindow[]): number {
  let wrong = sorted.filter(({ isMet }) => isMet).length;
  let [fewest, split] = [wrong, 0];
  for (const [i, { isMet }] of sorted.entries()) {
    wrong += isMet ? -1 : 1;
    if (wrong <= fewest) [fewest, split] = [wrong, i + 1];
  }
  return split;
}

/** A tenth of the windows on either side may be accidents. */
const EDGE = 0.1;

/** From where on windows miss the goals, and up to where they meet them, apart from a tenth of them. */
function edgesOf(
  sorted: readonly HeldWindow[],
  load: number,
): { readonly low: number; readonly high: number } {
  const missed = sorted.filter(({ isMet }) => !isMet).map((window) => window.load);
  const met = sorted.filter(({ isMet }) => isMet).map((window) => window.load);
  const near = missed.filter((one) => one > load / 2);
  const low = near[Math.floor(EDGE * near.length)] ?? load;
  const above = met.filter((one) => one > load);
  const high = above[Math.ceil((1 - EDGE) * above.length) - 1] ?? load;
  return { low: Math.min(load, low), high: Math.max(load, high) };
}

/** The highest mean load of half an hour of which nine tenths met the goals; null where no half hour did. */
function boundOf(windows: readonly HeldWindow[], stepS: number): number | null {
  const count = pointsIn(BOUND_MINUTES, stepS) - pointsIn(HELD_MINUTES, stepS) + 1;
  let most: number | null = null;
  let [load, met] = [0, 0];
  for (const [i, window] of windows.entries()) {
    load += window.load;
    met += window.isMet ? 1 : 0;
    const left = windows[i - count];
    if (left) {
      load -= left.load;
      met -= left.isMet ? 1 : 0;
    }
    const first = windows[i - count + 1];
    if (!first || window.last - first.last !== count - 1 || met < BOUND_MET * count) continue;
    most = Math.max(most ?? 0, load / count);
  }
  return most;
}
