import type { RankEstimate } from '../../lib/api-wait/rank-estimates';
import type { Column } from '../../lib/column';
import type { ApiWaitReading } from '../../lib/reading';
import { rankQueueColumns, type PartColumns } from './rank-queue-columns';
import { lineOfAll, linesByRank, LOWER_BOUNDS, VALUES, type RanksLine, type ValueOf } from './rank-totals';

/** The columns of all readings of the API queue, from one estimate. */
export class ApiWaitColumns {
  readonly #ranks: readonly RankEstimate[];
  #ofAll: RanksLine[] | null = null;
  #byRank: RanksLine[] | null = null;

  constructor(ranks: readonly RankEstimate[]) {
    this.#ranks = ranks;
  }

  /**
   * The lines of a reading.
   * @param parts the results of the parts of the reading
   * @returns one for each rank, or one for all of them, without labels; a line without a number is left out
   */
  of({ of, byRank }: ApiWaitReading, parts: readonly PartColumns[] = []): Column[] {
    if (of === 'waiting' || of === 'idle-ranks') return rankQueueColumns(of, this.#ranks, parts);
    const [mean] = parts;
    const added = mean ? (mean.columns[0]?.values ?? []) : null;
    const lowOf = LOWER_BOUNDS[of];
    return this.#lines(byRank === true).flatMap(({ labels, points }): Column[] => {
      const values = plus(valuesOf(points, VALUES[of]), added);
      if (values.every((value) => value === null)) return [];
      if (!lowOf) return [{ labels, values }];
      const low = plus(valuesOf(points, lowOf), added);
      return [{ labels, values, low: low.map((bound, i) => (values[i] === null ? null : bound)) }];
    });
  }

  #lines(byRank: boolean): readonly RanksLine[] {
    return byRank ? (this.#byRank ??= linesByRank(this.#ranks)) : (this.#ofAll ??= [lineOfAll(this.#ranks)]);
  }
}

/** Null at a point where no rank has a sample. */
const valuesOf = (points: RanksLine['points'], valueOf: ValueOf): (number | null)[] =>
  points.map((ranks) => (ranks.length === 0 ? null : valueOf(ranks)));

/** @param added a mean to add to each value, with a gap wherever the mean has one; null: nothing is added */
function plus(values: (number | null)[], added: readonly (number | null)[] | null): (number | null)[] {
  if (added === null) return values;
  return values.map((value, i) => {
    const mean = added[i] ?? null;
    return value === null || mean === null ? null : value + mean;
  });
}
