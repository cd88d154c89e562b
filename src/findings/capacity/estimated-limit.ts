import { crossingOf, type Crossing, type Occasion } from './growth-fit';
import { pointsIn } from './minutes';
import { HELD_MINUTES, type HeldWindow } from './windows';

/**
 * A limit that was not reached, read from how the misses grow with the load: computed tokens per second, a little beyond what was seen.
 * The limit is from `low` to `high` where the misses go on as they grew.
 */
export interface EstimatedLimit {
  readonly load: number;
  readonly low: number;
  readonly high: number;
  /** The highest load held for five minutes, within the goals or not. */
  readonly seen: number;
  /** The goal that would be missed first. */
  readonly goal: 'ttft' | 'itl';
}

/** At less of the highest load the misses come from other things than the load. */
const BUSY = 0.5;
/** So many misses, each counted once, show how they grow. */
const FEWEST_MISSES = 10;
/** The limit is read no further beyond the highest load than this: that load is then 80% of it. */
const FURTHEST = 1.25;
/** An estimate whose error is larger, as a part of it, is none. */
const LARGEST_ERROR = 0.2;
/** No estimate is surer, as a part of it: near its limit a system meets and misses by turns, and simulated limits lie so far apart. */
const LEAST_ERROR = 0.1;
const STANDARD_ERRORS = 2;

/** Two ways in which a share may grow: as fast as a power of the load, or by a constant factor with each token more. */
const SHAPES = [
  { of: Math.log, back: Math.exp },
  { of: (load: number): number => load, back: (x: number): number => x },
] as const;

/**
 * Where the share of requests, or of outputs, that miss a goal grows to what the objective allows. Both shapes of growth fit what was
 * seen about as well; the estimate is between them, and its error covers both. The wait in the API queue grows too suddenly to be read
 * like that, so a limit of the batch may come first.
 * @param windows of a load that did not reach its limit
 * @param stepS distance of two windows, seconds
 * @param bound a load that is below the limit
 * @returns null where the misses do not show the limit, or it is too far beyond the load that was seen
 */
export function estimatedLimit(
  windows: readonly HeldWindow[],
  stepS: number,
  objective: number,
  bound: number,
): EstimatedLimit | null {
  const top = windows.reduce((most, { load }) => Math.max(most, load), 0);
  const busy = windows.filter(({ load }) => load >= BUSY * top);
  const overlap = pointsIn(HELD_MINUTES, stepS);
  let first: EstimatedLimit | null = null;
  for (const goal of ['ttft', 'itl'] as const) {
    const found = limitFor(busy, goal, 1 - objective, overlap, top);
    if (found && (first === null || found.load < first.load)) first = found;
  }
  return (
    first && {
      ...first,
      load: Math.max(bound, first.load),
      low: Math.max(bound, first.low),
      high: Math.max(bound, first.high),
    }
  );
}

function limitFor(
  windows: readonly HeldWindow[],
  goal: 'ttft' | 'itl',
  share: number,
  overlap: number,
  top: number,
): EstimatedLimit | null {
  const counted = windows.filter((window) => window[goal].count > 0);
  const misses = counted.reduce((sum, window) => sum + window[goal].missed, 0) / overlap;
  if (misses < FEWEST_MISSES) return null;
  const found: { readonly at: number; readonly low: number; readonly high: number }[] = [];
  for (const { of, back } of SHAPES) {
    const crossing: Crossing | null = crossingOf(
      counted.map((window): Occasion => ({
        x: of(window.load / top),
        count: window[goal].count,
        happened: window[goal].missed,
      })),
      share,
      overlap,
    );
    if (crossing === null) return null;
    const { at, error } = crossing;
    const beside = STANDARD_ERRORS * error;
    found.push({ at: top * back(at), low: top * back(at - beside), high: top * back(at + beside) });
  }
  const load = Math.sqrt(found.reduce((product, { at }) => product * at, 1));
  const low = Math.min((1 - LEAST_ERROR) * load, ...found.map((one) => one.low));
  const high = Math.max((1 + LEAST_ERROR) * load, ...found.map((one) => one.high));
  const isNear = load <= FURTHEST * top;
  const isSure = low >= (1 - LARGEST_ERROR) * load && high <= (1 + LARGEST_ERROR) * load;
  return isNear && isSure ? { load, low, high, seen: top, goal } : null;
}
