import type { Lang } from '../../lib/text';
import { formatValue, unitSymbol, withSymbol, type Unit } from '../../lib/units';

/** Units whose symbol is a word or a note; it is not written after a number. */
const BARE: ReadonlySet<Unit> = new Set(['requests', 'requestsPerMinute', 'count', 'upDown', 'duration']);

/** A value with its unit: `82 ms`, `3`. */
export function valueText(value: number, unit: Unit, decimals: number, lang: Lang): string {
  const text = formatValue(value, unit, decimals);
  return BARE.has(unit) ? text : withSymbol(text, unitSymbol(unit, lang));
}
