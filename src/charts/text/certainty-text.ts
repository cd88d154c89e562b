import type { Certainty } from '../../lib/certainty';
import { formatTicks, type Unit } from '../../lib/units';

const boundText = (bound: number, unit: Unit): string => formatTicks([bound], unit)[0] ?? '';

/** Between which bounds a quantile lies: `0.25–0.5`, `≤0.3` in the first bucket, `>80` in the top one. */
export function bucketText({ lower, upper, isFirst, isTop }: Certainty, unit: Unit): string {
  if (isTop) return `>${boundText(lower, unit)}`;
  if (isFirst) return `≤${boundText(upper, unit)}`;
  return `${boundText(lower, unit)}–${boundText(upper, unit)}`;
}

/** True where fewer were observed than the quantile needs. */
export const isThin = ({ observations, needed }: Certainty): boolean => observations < needed;
