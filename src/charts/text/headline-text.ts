import type { Lang } from '../../lib/text';
import { formatValue, unitSymbol, type Unit } from '../../lib/units';

/** Units that are words; they are not written after a number. */
const BARE: ReadonlySet<Unit> = new Set(['requests', 'requestsPerMinute']);

/** The value beside the crosshair while the pointer is on another chart: `p95 82 ms`. */
export function headlineText(name: string, value: number, unit: Unit, decimals: number, lang: Lang): string {
  const text = `${name} ${formatValue(value, unit, decimals)}`;
  return BARE.has(unit) ? text : `${text} ${unitSymbol(unit, lang)}`;
}
