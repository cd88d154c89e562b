import {
  latestIndexOf,
  statsOf,
  type Frame,
  type FrameGrid,
  type FrameSeries,
  type Stats,
} from '../../lib/frame';
import type { Role } from '../../lib/role';
import { decimalsFor, formatValue, type Unit } from '../../lib/units';
import { boundsText, isUncertain } from '../text/certainty-text';
import type { ChartForm } from '../chart-form';
import { deltaText } from '../text/delta-text';
import { extentOf, largestOf } from '../shape/extent';
import { ghostsByKey, presentSeries } from '../shape/ghosts';
import { seriesOrder } from '../shape/series-order';
import { strokeOf, type Stroke } from '../style/strokes';

export interface LegendRow {
  readonly key: string;
  readonly name: string;
  readonly role: Role;
  readonly stroke: Stroke;
  /** One for each column of the legend. Made when it is read first: of a long legend, few rows are in the page. */
  readonly cells: readonly LegendCell[];
}

export interface LegendCell {
  /** In the unit of Prometheus; null without one. */
  readonly value: number | null;
  readonly text: string;
  /** The change since the period compared with; null without one. */
  readonly delta: string | null;
  /** True when the column has room for the change. */
  readonly isCompared: boolean;
  /** The bounds of the bucket of a quantile, in the column of last values; otherwise null. */
  readonly bucket: string | null;
  /** True when there are too few observations for the quantile. */
  readonly isUncertain: boolean;
  /** The time of a last value that is older than the latest point of the frame, Unix seconds; otherwise null. */
  readonly oldAtS: number | null;
}

export interface LegendContent {
  readonly grid: FrameGrid;
  readonly columns: readonly (keyof Stats)[];
  /** One or two tables side by side; the second continues the first. */
  readonly tables: readonly (readonly LegendRow[])[];
  readonly rowCount: number;
  /** Characters of the longest name, where one of Chinese counts twice; at least 1. */
  readonly nameChars: number;
  /** True when a line is a ratio or a quantile: the column `mean` then holds the value over the whole range. */
  readonly isOverall: boolean;
  /** Columns that show the change since the period compared with; none without ghosts. */
  readonly compared: ReadonlySet<keyof Stats>;
}

/** More ranks than this are shown in two tables. */
const MOST_RANKS_IN_ONE_TABLE = 5;

const COMPARED: readonly (keyof Stats)[] = ['last', 'mean'];

/** The rows of the legend: statistics of each line, with the same decimals. A ghost has no row. */
export function legendContent(frame: Frame, unit: Unit, form: ChartForm = 'lines'): LegendContent {
  const present = seriesOrder(presentSeries(frame), form);
  const ghosts = ghostsByKey(frame);
  const isTwo = present.length > MOST_RANKS_IN_ONE_TABLE && present.every((s) => s.role === 'rank');
  const compared = new Set(ghosts.size > 0 ? COMPARED : []);
  const columns = columnsOf(isTwo, compared.size > 0);
  const decimals = decimalsFor(unit, largestOf(extentOf(frame.series)));
  const latestIndex = latestIndexOf(frame.grid);
  const cellsOf = (series: FrameSeries): LegendCell[] => {
    const stats = statsOf(series, latestIndex);
    const before = beforeOf(series, ghosts.get(series.key), latestIndex);
    const lastIndex = series.values.findLastIndex((v) => v !== null);
    const certainty = series.certaintyAt?.(lastIndex) ?? null;
    const oldAtS = timeOfOld(series, frame.grid, latestIndex);
    return columns.map((column): LegendCell => {
      const known = column === 'last' ? certainty : null;
      const isUnbounded = known !== null && (known.isFirst || known.isTop);
      return {
        value: stats[column],
        // In the first and in the top bucket any number would be a guess.
        text: isUnbounded ? boundsText(known, unit) : formatValue(stats[column], unit, decimals),
        delta: compared.has(column) ? deltaText(stats[column], before?.[column]) : null,
        isCompared: compared.has(column),
        bucket: known && boundsText(known, unit),
        isUncertain: known !== null && isUncertain(known),
        oldAtS: column === 'last' ? oldAtS : null,
      };
    });
  };
  const rowOf = (series: FrameSeries): LegendRow => {
    let cells: readonly LegendCell[] | null = null;
    const { key, name, role } = series;
    return {
      key,
      name,
      role,
      stroke: strokeOf(series, form, present.length === 1),
      get cells() {
        return (cells ??= cellsOf(series));
      },
    };
  };
  const rows = present.map(rowOf);
  const half = Math.ceil(rows.length / 2);
  return {
    grid: frame.grid,
    columns,
    tables: isTwo ? [rows.slice(0, half), rows.slice(half)] : [rows],
    rowCount: rows.length,
    nameChars: rows.reduce((most, { name }) => Math.max(most, charsOf(name)), 1),
    isOverall: present.some(({ overall }) => overall !== undefined),
    compared,
  };
}

/** The width of a text in the width of a digit, about: Chinese characters are twice as wide. */
const charsOf = (text: string): number => text.length + (text.match(/[\u2e80-\uffef]/g)?.length ?? 0);

/** Two tables have no room for the minimum, and none for the maximum either when changes are shown. */
function columnsOf(isTwo: boolean, isCompared: boolean): readonly (keyof Stats)[] {
  if (!isTwo) return ['last', 'min', 'mean', 'max'];
  return isCompared ? ['last', 'mean'] : ['last', 'mean', 'max'];
}

/** The statistics of a ghost. Its last value is that at the last point of its line. */
function beforeOf(
  { values }: FrameSeries,
  ghost: FrameSeries | undefined,
  latestIndex: number | null,
): Stats | null {
  if (ghost === undefined) return null;
  const index = values.findLastIndex((v) => v !== null);
  return { ...statsOf(ghost, latestIndex), last: ghost.values[index] ?? null };
}

/** The time of the last value of a line that has none at the latest point; null for other lines, and without a latest point. */
function timeOfOld(
  { values, levels }: FrameSeries,
  { startS, stepS }: FrameGrid,
  latestIndex: number | null,
): number | null {
  const index = (levels?.sampled ?? values).findLastIndex((v) => v !== null);
  return latestIndex === null || index < 0 || index >= latestIndex ? null : startS + index * stepS;
}
