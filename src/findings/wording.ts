import type { Text } from '../lib/text';
import { quantityText } from '../lib/quantity-text';
import { formatNumber, type Unit } from '../lib/units';

/** {@link quantityText} in both languages. */
export const withUnit = (value: number, unit: Unit, digits?: number): Text => ({
  en: quantityText(value, unit, 'en', digits),
  zh: quantityText(value, unit, 'zh', digits),
});

/** A factor as it stands before the sign `×`: one decimal, none from 10 on. */
export const factor = (value: number): string => formatNumber(value, value < 9.95 ? 1 : 0);

/** A whole number of requests or ranks. */
export const count = (value: number): string => formatNumber(Math.round(value), 0);

/** `rank 5` at the beginning of a sentence. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Names in a row, three at most: `rank 1, rank 2 and 5 more`. */
export function listOf(names: readonly Text[]): Text {
  const shown = names.length > 3 ? names.slice(0, 2) : names;
  const rest = names.length - shown.length;
  const en = shown.map((n) => n.en);
  const zh = shown.map((n) => n.zh).join('、');
  if (rest > 0) return { en: `${en.join(', ')} and ${rest} more`, zh: `${zh} 等 ${names.length} 个` };
  const last = en.pop() ?? '';
  return { en: en.length > 0 ? `${en.join(', ')} and ${last}` : last, zh };
}
