import type { Cause, CauseKind } from './cause';
import { causeKey } from './cause';

const SLOW: readonly CauseKind[] = ['engine-slow', 'decode-slow', 'prefill-slow'];

/** Two looks agree on a cause when place and kind are the same; a slow engine may show in its steps or its prefill first. */
export function isSameCause(a: Cause, b: Cause): boolean {
  if (causeKey(a) === causeKey(b)) return true;
  if (!SLOW.includes(a.kind) || !SLOW.includes(b.kind) || a.model !== b.model) return false;
  return a.rank === null || b.rank === null || a.rank.key === b.rank.key;
}

const has = (causes: readonly Cause[], cause: Cause): boolean =>
  causes.some((other) => isSameCause(cause, other));

/**
 * The causes to show: those on which two looks a minute apart agree. One that is shown stays until two looks in a row lack it, so
 * that a finding does not come and go.
 * @param shown the causes of the look before, as they were shown
 */
export function toldCauses(
  now: readonly Cause[],
  before: readonly Cause[],
  shown: readonly Cause[] = [],
): Cause[] {
  const agreed = now.filter((cause) => has(before, cause) || has(shown, cause));
  const kept = shown.filter((cause) => has(before, cause) && !has(now, cause) && !has(agreed, cause));
  return [...agreed, ...kept];
}
