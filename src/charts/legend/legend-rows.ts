import { statsOf, type Frame, type FrameSeries, type Stats } from '../../lib/frame';
import type { Role } from '../../lib/role';
import { decimalsFor, formatValue, type Unit } from '../../lib/units';
import { bucketText, isThin } from '../text/certainty-text';
import type { ChartForm } from '../chart-form';
import { deltaText } from '../text/delta-text';
import { extentOf, largestOf } from '../shape/extent';
import { ghostsByKey, presentSeries } from '../shape/ghosts';
import { legendOrder } from '../shape/series-order';
import { strokeOf, type Stroke } from '../style/strokes';

export interface LegendRow {
  readonly key: string;
  readonly name: string;
  readonly role: Role;
  readonly stroke: Stroke;
  /** One for each column of the legend. */
  readonly cells: readonly LegendCell[];
}

export interface LegendCell {
  readonly text: string;
  /** How far it is from what it was in the period that is compared with; null where nothing is. */
  readonly delta: string | null;
  /** True where the column keeps room for that. */
  readonly isCompared: boolean;
  /** Of a quantile: between which bounds it lies; null where that is not known. */
  readonly bucket: string | null;
  /** True where too few were observed for the quantile. */
  readonly isThin: boolean;
}

export interface LegendContent {
  readonly columns: readonly (keyof Stats)[];
  /** Tables side by side, read down the first and then down the next. */
  readonly tables: readonly (readonly LegendRow[])[];
  readonly rowCount: number;
  /** Columns that say how far they are from what they were; none without ghosts. */
  readonly compared: ReadonlySet<keyof Stats>;
}

/** From here on ranks stand in two tables, which have no room for the lowest value. */
const RANKS_ON_ONE_TABLE = 5;

const COMPARED: readonly (keyof Stats)[] = ['last', 'mean'];

/** The statistics of each line over its values that are not gaps, all with the same decimals. Ghosts have no row of their own. */
export function legendContent(frame: Frame, unit: Unit, form: ChartForm = 'lines'): LegendContent {
  const present = legendOrder(presentSeries(frame), form);
  const ghosts = ghostsByKey(frame);
  const isTwo = present.length > RANKS_ON_ONE_TABLE && present.every((s) => s.role === 'rank');
  const compared = new Set(ghosts.size > 0 ? COMPARED : []);
  const columns = columnsOf(isTwo, compared.size > 0);
  const decimals = decimalsFor(unit, largestOf(extentOf(frame.series)));
  const rowOf = (series: FrameSeries): LegendRow => {
    const stats = statsOf(series.values);
    const before = beforeOf(series, ghosts.get(series.key));
    const lastIndex = series.values.findLastIndex((v) => v !== null);
    const certainty = series.certaintyAt?.(lastIndex) ?? null;
    const cells = columns.map((column): LegendCell => {
      const known = column === 'last' ? certainty : null;
      const isVague = known !== null && (known.isFirst || known.isTop);
      return {
        // In the first and the top bucket the number would be made up.
        text: isVague ? bucketText(known, unit) : formatValue(stats[column], unit, decimals),
        delta: compared.has(column) ? deltaText(stats[column], before?.[column]) : null,
        isCompared: compared.has(column),
        bucket: known && bucketText(known, unit),
        isThin: known !== null && isThin(known),
      };
    });
    return { key: series.key, name: series.name, role: series.role, stroke: strokeOf(series, form), cells };
  };
  const rows = present.map(rowOf);
  const half = Math.ceil(rows.length / 2);
  return {
    columns,
    tables: isTwo ? [rows.slice(0, half), rows.slice(half)] : [rows],
    rowCount: rows.length,
    compared,
  };
}

/** Two tables have no room for the lowest value, nor for the highest beside comparisons. */
function columnsOf(isTwo: boolean, isCompared: boolean): readonly (keyof Stats)[] {
  if (!isTwo) return ['last', 'min', 'mean', 'max'];
  return isCompared ? ['last', 'mean'] : ['last', 'mean', 'max'];
}

/** The statistics of a ghost, its last value at the time of that of its line. */
function beforeOf({ values }: FrameSeries, ghost: FrameSeries | undefined): Stats | null {
  if (ghost === undefined) return null;
  const index = values.findLastIndex((v) => v !== null);
  return { ...statsOf(ghost.values), last: ghost.values[index] ?? null };
}
