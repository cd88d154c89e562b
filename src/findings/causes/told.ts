import { causeKey, type Cause } from './cause';
import { hasTrait } from './traits';

/** Two looks agree on a cause when place and kind are the same; a slow engine may show in its
 * steps or its prefill first, and a rank that restarts is away first. */
export function isSameCause(a: Cause, b: Cause): boolean {
  if (causeKey(a) === causeKey(b)) return true;
  const isOneFamily = (['slow', 'away'] as const).some((trait) => hasTrait(a, trait) && hasTrait(b, trait));
  if (a.model !== b.model || !isOneFamily) return false;
  return a.rank === null || b.rank === null || a.rank.key === b.rank.key;
}

const has = (causes: readonly Cause[], cause: Cause): boolean =>
  causes.some((other) => isSameCause(cause, other));

/**
 * The causes to show: those on which two looks a minute apart agree, and those that are facts. One that is shown stays until two looks in a row lack it,
 * so that a finding does not come and go; a state, such as a rank that does not report, ends with the look that lacks it.
 * @param shown the causes of the look before, as they were shown
 */
export function toldCauses(
  now: readonly Cause[],
  before: readonly Cause[],
  shown: readonly Cause[] = [],
): Cause[] {
  const agreed = now.filter((cause) => hasTrait(cause, 'fact') || has(before, cause) || has(shown, cause));
  const kept = shown.filter(
    (cause) => !hasTrait(cause, 'state') && has(before, cause) && !has(now, cause) && !has(agreed, cause),
  );
  return [...agreed, ...kept];
}
