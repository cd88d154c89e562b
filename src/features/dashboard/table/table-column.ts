import type { Unit } from '../../../lib/units';

/** One column of numbers. */
export interface TableColumn {
  /** Index of its cell in a row. */
  readonly index: number;
  readonly name: string;
  readonly unit: Unit;
  /** The unit after the name; null when the name, the cells or the title of the panel contain it. */
  readonly symbol: string | null;
  /** Of durations: the names of a day, an hour, a minute and a second in the cells. */
  readonly durationNames?: readonly string[];
  /** The same for all cells, so that decimal points line up. */
  readonly decimals: number;
  /** The value of a full bar, in the unit of Prometheus; null when the column has no bars. */
  readonly barTop: number | null;
  /** What the number is, on hover; left out where the name is enough. */
  readonly hint?: string;
}

/** One column of texts. */
export interface TextColumn {
  readonly by: string;
  readonly name: string;
}
