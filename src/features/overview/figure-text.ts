import { percentNumber } from '../../lib/quantity-text';
import { sayIn, type Lang } from '../../lib/text';
import { decimalsFor, formatNumber, formatValue, unitSymbol } from '../../lib/units';
import type { Tile } from '../../panels/overview';

/** The figure of a tile without its unit; `–` for null. A share below the objective is never rounded up to it. */
export function figureText({ unit, normal }: Tile, value: number | null): string {
  if (normal?.kind === 'objective' && value !== null) return percentNumber(value);
  return formatValue(value, unit, decimalsFor(unit, value));
}

/** The text after the figure: a suffix of the tile, or its unit. */
export const suffixText = ({ unit, suffix }: Tile, lang: Lang): string =>
  suffix ? sayIn(lang, suffix) : unitSymbol(unit, lang);

/** `+9%`, `−3%`, `±0%`; `×12` for 10 times and more. */
export function changeText(change: number): string {
  if (change >= 9) return `×${formatNumber(change + 1, 0)}`;
  const percent = Math.round(change * 100);
  if (percent === 0) return '±0%';
  return `${percent > 0 ? '+' : '−'}${Math.abs(percent)}%`;
}
