import type { AllWords } from '../../i18n/words';
import type { Lang } from '../../lib/text';
import { decimalsFor, formatNumber, formatValue, unitSymbol, withSymbol, type Unit } from '../../lib/units';
import { cellAt } from '../shape/heat-levels';
import { boundLabel } from '../layout/row-ticks';
import { bucketAtPlace, lowerBound } from '../shape/heat-rows';
import type { Picture } from '../picture';

/** A value at a point of the grid that belongs to no single line. */
export interface Fact {
  readonly name: string;
  readonly text: string;
}

/** The bounds of a bucket with their unit: `0.25–0.5 s`, `≤ 0.1 s`, `> 20 s`; empty when `+Inf` is the only bucket. */
export function bucketText(bounds: readonly number[], bucket: number, unit: Unit, lang: Lang): string {
  const symbol = unitSymbol(unit, lang);
  const high = boundLabel(bounds, bucket, unit);
  if (high === '') return '';
  if (bounds[bucket] === Infinity) return `> ${withSymbol(high.slice(1), symbol)}`;
  const low = lowerBound(bounds, bucket);
  return low === null || bucket === 0
    ? `≤ ${withSymbol(high, symbol)}`
    : `${boundLabel(bounds, bucket - 1, unit)}–${withSymbol(high, symbol)}`;
}

/** The cell under the pointer: its bucket, its share of the column and its rate. None without a pointer and outside the plot. */
export function cellFacts(picture: Picture, index: number, pointerYPx: number | null, lang: Lang): Fact[] {
  const { heat, box, unit } = picture;
  if (heat === null || pointerYPx === null) return [];
  const part = (box.bottomPx - pointerYPx) / (box.bottomPx - box.topPx);
  const bucket = bucketAtPlace(heat.rows, part * heat.rows.count);
  if (bucket === null) return [];
  const cell = cellAt(heat.cells, bucket, index);
  const name = bucketText(heat.cells.bounds, bucket, unit, lang);
  if (cell === null) return [{ name, text: '–' }];
  const percent = formatValue(cell.share, 'percent', cell.share > 0 && cell.share < 0.095 ? 1 : 0);
  return [{ name, text: `${percent}% · ${formatNumber(cell.perSecond, rateDecimals(cell.perSecond))}/s` }];
}

const rateDecimals = (perSecond: number): number => decimalsFor('tokensPerSecond', perSecond);

/** The median and the range of a band of ranks. */
export function bandFacts({ band, unit, decimals }: Picture, index: number, words: AllWords): Fact[] {
  if (band === null) return [];
  const text = (value: number | null | undefined): string => formatValue(value, unit, decimals);
  return [
    { name: words.chartMedian, text: text(band.median[index]) },
    { name: words.chartReach, text: `${text(band.low[index])}–${text(band.high[index])}` },
  ];
}

/** The sum of the layers of a stack. */
export function totalFacts({ total, unit, decimals }: Picture, index: number, words: AllWords): Fact[] {
  return total === null ? [] : [{ name: words.chartTotal, text: formatValue(total[index], unit, decimals) }];
}
