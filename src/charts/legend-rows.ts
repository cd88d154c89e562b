import { statsOf, type Frame, type FrameSeries, type Stats } from '../lib/frame';
import { decimalsFor, formatValue, type Unit } from '../lib/units';
import { extentOf, largestOf } from './extent';
import { strokeOf, type Stroke } from './palette';

export interface LegendRow {
  readonly key: string;
  readonly name: string;
  readonly stroke: Stroke;
  /** One text for each column of the legend. */
  readonly cells: readonly string[];
}

export interface LegendContent {
  readonly columns: readonly (keyof Stats)[];
  /** Tables side by side, read down the first and then down the next. */
  readonly tables: readonly (readonly LegendRow[])[];
  readonly rowCount: number;
}

/** From here on ranks stand in two tables, which have no room for the lowest value. */
const RANKS_ON_ONE_TABLE = 5;

/** The statistics of each line over its values that are not gaps, all with the same decimals. */
export function legendContent(frame: Frame, unit: Unit): LegendContent {
  const isTwo = frame.series.length > RANKS_ON_ONE_TABLE && frame.series.every((s) => s.role === 'rank');
  const columns = isTwo ? (['last', 'mean', 'max'] as const) : (['last', 'min', 'mean', 'max'] as const);
  const decimals = decimalsFor(unit, largestOf(extentOf(frame.series)));
  const rowOf = (series: FrameSeries): LegendRow => {
    const stats = statsOf(series.values);
    const cells = columns.map((column) => formatValue(stats[column], unit, decimals));
    return { key: series.key, name: series.name, stroke: strokeOf(series), cells };
  };
  const rows = frame.series.map(rowOf);
  const half = Math.ceil(rows.length / 2);
  return { columns, tables: isTwo ? [rows.slice(0, half), rows.slice(half)] : [rows], rowCount: rows.length };
}
