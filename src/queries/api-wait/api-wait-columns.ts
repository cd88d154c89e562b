import type { RankEstimate } from '../../lib/api-wait/rank-estimates';
import type { Column } from '../../lib/column';
import type { ApiWaitReading } from '../../lib/reading';
import { overallWait } from './overall-wait';
import { rankQueueColumns, type PartColumns } from './rank-queue-columns';
import { lineOfAll, linesByRank, LOWER_BOUNDS, VALUES, type RanksLine, type ValueOf } from './rank-totals';

/** The estimates of ranks, and the lines made of them. */
interface Estimated {
  readonly ranks: readonly RankEstimate[];
  ofAll?: readonly RanksLine[];
  byRank?: readonly RanksLine[];
}

/**
 * The columns of all readings of the API queue, from one estimate. An estimate has an object for each rank and point, and is
 * made in milliseconds, so the browser may drop it when it collects garbage.
 */
export class ApiWaitColumns {
  readonly #estimate: () => readonly RankEstimate[];
  readonly #stepS: number;
  #estimated: WeakRef<Estimated> | null = null;

  /**
   * @param estimate gives the same at each call
   * @param stepS distance of its points, seconds
   */
  constructor(estimate: () => readonly RankEstimate[], stepS: number) {
    this.#estimate = estimate;
    this.#stepS = stepS;
  }

  /**
   * The lines of a reading.
   * @param parts the results of the parts of the reading
   * @returns one for each rank, or one for all of them, without labels; a line without a number is left out
   */
  of({ of, byRank }: ApiWaitReading, parts: readonly PartColumns[] = []): Column[] {
    const estimated = this.#made();
    if (of === 'waiting' || of === 'idle-ranks') return rankQueueColumns(of, estimated.ranks, parts);
    const [mean] = parts;
    const meanColumn = mean?.columns[0] ?? null;
    const added = mean ? (meanColumn?.values ?? []) : null;
    const lowOf = LOWER_BOUNDS[of];
    return linesOf(estimated, byRank === true).flatMap(({ labels, points }): Column[] => {
      const values = plus(valuesOf(points, VALUES[of]), added);
      if (values.every((value) => value === null)) return [];
      if (of === 'wait') return [{ labels, values, overall: overallWait(points, meanColumn, this.#stepS) }];
      if (!lowOf) return [{ labels, values }];
      const low = plus(valuesOf(points, lowOf), added);
      // The mean of bounds at single points says nothing about the mean wait.
      const overall = of === 'wait-at-most' ? { overall: () => null } : {};
      return [
        { labels, values, low: low.map((bound, i) => (values[i] === null ? null : bound)), ...overall },
      ];
    });
  }

  #made(): Estimated {
    const kept = this.#estimated?.deref();
    if (kept) return kept;
    const made = { ranks: this.#estimate() };
    this.#estimated = new WeakRef(made);
    return made;
  }
}

function linesOf(estimated: Estimated, byRank: boolean): readonly RanksLine[] {
  return byRank
    ? (estimated.byRank ??= linesByRank(estimated.ranks))
    : (estimated.ofAll ??= [lineOfAll(estimated.ranks)]);
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
