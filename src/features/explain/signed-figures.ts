import type { Lang } from '../../lib/text';
import { formatNumber, unitScale, unitSymbol, withSymbol } from '../../lib/units';

/** The largest figure of a column has this many digits. */
const DIGITS = 3;
const MOST_DECIMALS = 3;

/**
 * Formats the figures of a column alike, in one unit and to the same decimal: `+9.41 s`, `−0.16 s`, `0.00 s`.
 * @param column all of its figures, seconds
 */
export function signedFigures(column: readonly number[], lang: Lang): (seconds: number) => string {
  const largest = Math.max(...column.map(Math.abs));
  const unit = largest < 1 ? 'milliseconds' : 'seconds';
  const scale = unitScale(unit);
  const power = Math.floor(Math.log10(Math.max(largest * scale, 10 ** -MOST_DECIMALS)));
  const decimals = Math.min(MOST_DECIMALS, Math.max(0, DIGITS - 1 - power));
  return (seconds) => {
    const number = formatNumber(Math.abs(seconds * scale), decimals);
    const sign = Number(number.replaceAll(',', '')) === 0 ? '' : seconds < 0 ? '−' : '+';
    return sign + withSymbol(number, unitSymbol(unit, lang));
  };
}
