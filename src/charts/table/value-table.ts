import type { AllWords } from '../../i18n/words';
import { gridTimes, type Frame, type FrameSeries } from '../../lib/frame';
import type { Lang } from '../../lib/text';
import { decimalsFor, formatNumber, formatValue, unitSymbol, type Unit } from '../../lib/units';
import type { ChartForm } from '../chart-form';
import { bucketText } from '../pointer/tooltip-facts';
import { extentOf, largestOf } from '../shape/extent';
import { ghostsByKey, presentSeries } from '../shape/ghosts';
import { seriesOrder } from '../shape/series-order';

export interface TableColumn {
  /** Unique in the table. */
  readonly key: string;
  /** The full name of a series, or the bounds of a bucket. */
  readonly name: string;
  /** The unit of its numbers. */
  readonly unit: string;
  /** The widest text of the column, in characters. */
  readonly widthChars: number;
  /** The number at a point of the frame, without its unit; `–` at a gap. */
  readonly textAt: (index: number) => string;
}

/** The values of a chart as a table. */
export interface ValueTable {
  /** Unix seconds, in the order of the points of the frame. */
  readonly times: readonly number[];
  readonly columns: readonly TableColumn[];
}

/** The unit of the cells of a heatmap: observations per second. */
const CELL_UNIT: Unit = 'tokensPerSecond';

type Values = readonly (number | null)[];

/** The lowest and the highest value; all numbers of a column have the same decimals, so that one of them is the widest. */
function widest(values: Values, textOf: (value: number) => string): number {
  const extent = extentOf([{ values }]);
  return extent === null ? 1 : Math.max(textOf(extent.low).length, textOf(extent.high).length);
}

/**
 * The columns of a table of values: the buckets of a heatmap, then the shown series in the order of the legend, each with its line
 * of the period compared with. Texts are made when they are read: of a long table, few rows are in the page.
 * @param hidden keys of series that are left out
 */
export function valueTable(
  frame: Frame,
  unit: Unit,
  form: ChartForm,
  hidden: ReadonlySet<string>,
  words: AllWords,
  lang: Lang,
): ValueTable {
  const decimals = decimalsFor(unit, largestOf(extentOf(frame.series)));
  const numberOf = (value: number | null): string => formatValue(value, unit, decimals);
  const ghosts = ghostsByKey(frame);
  const columnOf = ({ key, low, values }: FrameSeries, name: string): TableColumn => ({
    key,
    name,
    unit: unitSymbol(unit, lang),
    widthChars: widest(values, numberOf) * (low ? 2 : 1),
    textAt: (index) => {
      const [least, most] = [low?.[index] ?? null, values[index] ?? null];
      return least === null || most === null ? numberOf(most) : `${numberOf(least)}–${numberOf(most)}`;
    },
  });
  const lines = seriesOrder(presentSeries(frame), form).filter(({ key }) => !hidden.has(key));
  return {
    times: gridTimes(frame.grid),
    columns: [
      ...bucketColumns(frame, unit, lang),
      ...lines.flatMap((line) => {
        const ghost = ghosts.get(line.key);
        const earlier = ghost ? [columnOf(ghost, words.earlierOf(line.name))] : [];
        return [columnOf(line, line.name), ...earlier];
      }),
    ],
  };
}

function bucketColumns({ cells }: Frame, unit: Unit, lang: Lang): TableColumn[] {
  if (cells === undefined) return [];
  const decimals = decimalsFor(CELL_UNIT, largestOf(extentOf(cells.counts.map((values) => ({ values })))));
  const numberOf = (value: number): string => formatNumber(value, decimals);
  return cells.counts.map((values, bucket) => ({
    key: `bucket ${bucket}`,
    name: bucketText(cells.bounds, bucket, unit, lang),
    unit: '1/s',
    widthChars: widest(values, numberOf),
    textAt: (index) => {
      const value = values[index] ?? null;
      return value === null ? '–' : numberOf(value);
    },
  }));
}
