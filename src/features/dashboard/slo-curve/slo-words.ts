import { formatNumber, unitScale, unitSymbol, type Unit } from '../../../lib/units';
import type { Lang } from '../../../lib/text';

/**
 * A share as text, such as `97.3%`, with more digits close to 100%. Truncated, never rounded up, so that a missed objective
 * does not look met.
 * @param share 0 to 1
 */
export function shareWords(share: number): string {
  const percent = share * 100;
  const decimals = percent < 99 ? 1 : percent < 99.9 ? 2 : 3;
  const unit = 10 ** decimals;
  const shown = share >= 1 ? 100 : Math.floor(percent * unit + 1e-7) / unit;
  return `${formatNumber(shown, share >= 1 ? 0 : decimals)}%`;
}

/** An objective with all its digits: `99%`, `99.95%`. */
export const objectiveWords = (objective: number): string => `${objectiveNumber(objective)}%`;

/** The same without the sign, for an axis. */
export const objectiveNumber = (objective: number): string =>
  String(Number((objective * 100).toPrecision(10)));

/**
 * A threshold with its unit, all its digits and at least two significant ones: `1.0 s`, `100 ms`, `1.25 s`.
 * @param seconds above 0
 */
export function thresholdWords(seconds: number, unit: Unit, lang: Lang): string {
  const shown = Number((seconds * unitScale(unit)).toPrecision(4));
  const least = Math.max(0, 1 - Math.floor(Math.log10(shown)));
  const own = (String(shown).split('.')[1] ?? '').length;
  return `${formatNumber(shown, Math.min(4, Math.max(least, own)))} ${unitSymbol(unit, lang)}`;
}

/** A bound of a bucket without its unit, shortest: `0.75`, `100`. */
export function boundNumber(seconds: number, unit: Unit): string {
  const shown = Number((seconds * unitScale(unit)).toPrecision(6));
  return formatNumber(shown, Math.min(6, (String(shown).split('.')[1] ?? '').length));
}
