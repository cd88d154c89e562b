import type { Lang } from '../../lib/text';
import { formatValue, unitSymbol, type Unit } from '../../lib/units';

/** Units whose name is a word and is not set after a number. */
const BARE: ReadonlySet<Unit> = new Set(['requests', 'requestsPerMinute']);

/** `p95 82 ms`: what a chart writes beside the crosshair while the pointer is on another one. */
export function headlineText(name: string, value: number, unit: Unit, decimals: number, lang: Lang): string {
  const text = `${name} ${formatValue(value, unit, decimals)}`;
  return BARE.has(unit) ? text : `${text} ${unitSymbol(unit, lang)}`;
}
