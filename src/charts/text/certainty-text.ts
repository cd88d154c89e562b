import type { Certainty } from '../../lib/certainty';
import { formatTicks, type Unit } from '../../lib/units';

const boundOf = (bound: number, unit: Unit): string => formatTicks([bound], unit)[0] ?? '';

/** The bounds of the bucket of a quantile: `0.25–0.5`, `≤0.3` in the first bucket, `>80` in the top one. */
export function boundsText({ lower, upper, isFirst, isTop }: Certainty, unit: Unit): string {
  if (isTop) return `>${boundOf(lower, unit)}`;
  if (isFirst) return `≤${boundOf(upper, unit)}`;
  return `${boundOf(lower, unit)}–${boundOf(upper, unit)}`;
}

/** True when there are fewer observations than the quantile needs. */
export const isUncertain = ({ observations, needed }: Certainty): boolean => observations < needed;
