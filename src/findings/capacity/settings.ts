import { medianOf } from '../../lib/median';
import { ONE_ROUND_MINUTES } from './lone-restarts';
import { pointsIn, type Minutes } from './minutes';

/** Minutes between restarts, by index: from `first` to `last`, both included. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
}

/** A shorter stretch tells nothing. */
const LEAST_MINUTES = 20;

/** The minutes between rounds of restarts. A process that starts while others of its model go on begins no new stretch. */
export function stretchesOf({ isReset, ranks, stepS }: Minutes): Stretch[] {
  const round = pointsIn(ONE_ROUND_MINUTES, stepS);
  const stretches: Stretch[] = [];
  let first = 0;
  let reset = -Infinity;
  for (let i = 0; i < ranks.length; i++) {
    if (isReset[i] !== 1) continue;
    if (i - reset > round && i > first) stretches.push({ first, last: i - 1 });
    first = i;
    reset = i;
  }
  if (first < ranks.length) stretches.push({ first, last: ranks.length - 1 });
  return stretches;
}

/**
 * How the settings of an earlier stretch compare with those of now: `same` where both had all handles taken, at the same number of
 * them, and were as fast; `other` where the limit of the batch or the speed differs; `unknown` where one of them never had all
 * handles taken, so that its limit is not known.
 */
export type Settings = 'same' | 'other' | 'unknown';

/** The limits of two batches differ by more than this. */
const SAME_LIMIT = 1.05;
/** Times per token at the same batch differ by more than this. */
const SAME_SPEED = 1.2;

export function settingsOf(minutes: Minutes, earlier: Stretch, now: Stretch): Settings {
  const [before, after] = [handlesOf(minutes, earlier), handlesOf(minutes, now)];
  if (before.limit !== null && after.most > SAME_LIMIT * before.limit) return 'other';
  if (after.limit !== null && before.most > SAME_LIMIT * after.limit) return 'other';
  const speed = speedRatio(minutes, earlier, now);
  if (speed !== null && (speed > SAME_SPEED || speed < 1 / SAME_SPEED)) return 'other';
  return before.limit !== null && after.limit !== null && speed !== null ? 'same' : 'unknown';
}

/** Minutes with a queue that show the limit of the handles. */
const LEAST_FULL_MINUTES = 3;

/** The most handles in use, and their limit where requests waited for one. */
function handlesOf(
  { routed, queued, ranks, isReset }: Minutes,
  { first, last }: Stretch,
): { readonly most: number; readonly limit: number | null } {
  let most = 0;
  for (let i = first; i <= last; i++) {
    if (isReset[i] === 0 && (ranks[i] ?? 0) > 0) most = Math.max(most, (routed[i] ?? 0) / (ranks[i] ?? 1));
  }
  let full = 0;
  for (let i = first; i <= last; i++) {
    const share = (routed[i] ?? 0) / (ranks[i] ?? NaN);
    if (share >= most / SAME_LIMIT && (queued[i] ?? 0) >= (ranks[i] ?? Infinity)) full += 1;
  }
  return { most, limit: full >= LEAST_FULL_MINUTES ? most : null };
}

const LEAST_PAIRS = 5;

/** How much longer a token takes now than in an earlier stretch, at the same batch; null where no batch was in both. */
function speedRatio(minutes: Minutes, earlier: Stretch, now: Stretch): number | null {
  const [before, after] = [timesByBatch(minutes, earlier), timesByBatch(minutes, now)];
  const ratios: number[] = [];
  for (const [batch, times] of after) {
    const others = before.get(batch);
    if (!others || others.length < LEAST_PAIRS || times.length < LEAST_PAIRS) continue;
    const [then, since] = [medianOf(others.sort(ascending)), medianOf(times.sort(ascending))];
    if (then !== null && since !== null) ratios.push(since / then);
  }
  return medianOf(ratios.sort(ascending));
}

const ascending = (a: number, b: number): number => a - b;

/** Seconds of the batch for an output token, by the size of the batch in steps of a fifth. */
function timesByBatch(
  { running, output, ranks, isReset }: Minutes,
  { first, last }: Stretch,
): Map<number, number[]> {
  const times = new Map<number, number[]>();
  for (let i = Math.max(1, first); i <= last; i++) {
    if (isReset[i] !== 0) continue;
    // The samples at both ends of the minute: its mean is between them.
    const batch = ((running[i] ?? NaN) + (running[i - 1] ?? NaN)) / 2 / (ranks[i] ?? NaN);
    const perS = (output[i] ?? NaN) / (ranks[i] ?? NaN);
    if (!(batch >= 1) || !(perS > 0)) continue;
    const step = Math.round(Math.log(batch) / Math.log(1.2));
    const known = times.get(step);
    if (known) known.push(batch / perS);
    else times.set(step, [batch / perS]);
  }
  return times;
}

/** True for a stretch that is long enough to be compared. */
export const isLong = ({ first, last }: Stretch, stepS: number): boolean =>
  last - first + 1 >= pointsIn(LEAST_MINUTES, stepS);
