import type { Lang } from './text';
import { belowTop, formatNumber, unitScale, unitSymbol, withSymbol, type Unit } from './units';

/**
 * A number with its unit, for a sentence: `63 ms`, `1.3 s`, `126 s`, `0.04%`.
 * @param value in the unit of Prometheus
 * @param digits least number of significant digits; digits before the point are never dropped. 6 shows a configured value
 *   as it was written
 */
export function quantityText(value: number, unit: Unit, lang: Lang, digits = 2): string {
  const shown = value * unitScale(unit);
  const whole = Math.floor(Math.log10(Math.max(1, Math.abs(shown)))) + 1;
  const rounded = String(Number(shown.toPrecision(Math.max(digits, whole))));
  const text = belowTop(value, unit, (rounded.split('.')[1] ?? '').length);
  return withSymbol(formatNumber(text.number, text.decimals), unitSymbol(unit, lang));
}

/**
 * A share that is compared with an objective, or the objective, in percent: rounded down, so that a missed objective does not
 * look met: `87.9%`, `99%`, `99.95%`.
 */
export const percentText = (share: number): string => `${percentNumber(share)}%`;

/** The number of {@link percentText} alone. */
export function percentNumber(share: number): string {
  const power = share > 0.999 ? 100 : 10;
  return String(Math.floor(share * 100 * power + 1e-6) / power);
}
