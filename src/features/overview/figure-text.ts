import { percentNumber } from '../../lib/quantity-text';
import { sayIn, type Lang } from '../../lib/text';
import { decimalsFor, formatNumber, formatValue, unitSymbol } from '../../lib/units';
import type { Tile } from '../../panels/overview';

/** The bare figure of a tile; `–` for none. One that misses the objective never reads as if it met it. */
export function figureText({ unit, normal }: Tile, value: number | null): string {
  if (normal?.kind === 'objective' && value !== null) return percentNumber(value);
  return formatValue(value, unit, decimalsFor(unit, value));
}

/** What stands after it. */
export const suffixText = ({ unit, suffix }: Tile, lang: Lang): string =>
  suffix ? sayIn(lang, suffix) : unitSymbol(unit, lang);

/** `+9 %`, `−3 %`, `±0 %`, from the tenfold on `×12`. */
export function changeText(change: number): string {
  if (change >= 9) return `×${formatNumber(change + 1, 0)}`;
  const percent = Math.round(change * 100);
  if (percent === 0) return '±0 %';
  return `${percent > 0 ? '+' : '−'}${Math.abs(percent)} %`;
}
