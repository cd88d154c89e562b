import type { Words } from '../../i18n/words';
import type { TileFigure } from '../../findings/tile-figures';
import { percentText, quantityText } from '../../lib/quantity-text';
import { metricsOf, type Slo } from '../../lib/reading';
import { sayIn, type Lang } from '../../lib/text';
import type { Normal, Tile } from '../../panels/overview';
import { figureText } from './figure-text';

/** What a tile shows. */
export interface TileState extends TileFigure {
  /** `Normal: up to 1 s`; empty when every value is normal. */
  readonly normal: string;
  /** The latency goal or the objective that the value is compared with: `1 s`, `99%`; empty without one. */
  readonly goal: string;
  /** False when Prometheus has none of the metrics of the tile for this selection. */
  readonly isRecorded: boolean;
  /** For the sparkline: one value for each point of the range, then that of now. */
  readonly values: readonly (number | null)[];
}

/**
 * A figure with its words.
 * @param line the values of the tile over the range
 * @param names metrics of the selection; null when unknown
 */
export function tileState(
  figure: TileFigure,
  line: readonly (number | null)[],
  names: ReadonlySet<string> | null,
  slo: Slo,
  lang: Lang,
  words: Words,
): TileState {
  const { tile, of, value } = figure;
  const goal = goalText(tile, slo, lang);
  return {
    ...figure,
    normal: tile.normal ? normalWords(tile, tile.normal, of, goal, lang, words) : '',
    goal,
    // A server that exports nothing is not there.
    isRecorded: !names?.size || metricsOf(tile.reading).some((name) => names.has(name)),
    values: line.length === 0 || figure.lack !== null ? line : [...line, value],
  };
}

function goalText({ normal, unit }: Tile, slo: Slo, lang: Lang): string {
  if (normal?.kind === 'slo') return quantityText(slo[normal.slo], unit, lang, 6);
  return normal?.kind === 'objective' ? percentText(slo.objective) : '';
}

function normalWords(
  tile: Tile,
  normal: Normal,
  of: number | null,
  goal: string,
  lang: Lang,
  words: Words,
): string {
  switch (normal.kind) {
    case 'below':
    case 'tile':
      return sayIn(lang, normal.words);
    case 'slo':
      return words.overviewUpTo(goal);
    case 'objective':
      return words.overviewAtLeast(goal);
    case 'expected':
      return of === null ? '' : words.overviewAll(figureText(tile, of));
  }
}
