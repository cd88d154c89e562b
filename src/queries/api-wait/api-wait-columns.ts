import type { RankEstimate } from '../../lib/api-wait/rank-estimates';
import type { Column } from '../../lib/column';
import type { ApiWaitReading, ApiWaitValue, RankQueueValue } from '../../lib/reading';
import { rankQueueColumns, type PartColumns } from './rank-queue-columns';
import { totalsByRank, totalsOfAll, type RankTotals, type TotalsLine } from './rank-totals';

/** The columns of all readings of the API queue, from one estimate. */
export class ApiWaitColumns {
  readonly #ranks: readonly RankEstimate[];
  #ofAll: TotalsLine[] | null = null;
  #byRank: TotalsLine[] | null = null;

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
    return this.#totals(byRank === true)
      .map(({ labels, points }): Column => {
        const values = plus(points, VALUES[of], added);
        if (!lowOf) return { labels, values };
        const low = plus(points, lowOf, added);
        return { labels, values, low: low.map((bound, i) => (values[i] === null ? null : bound)) };
      })
      .filter(({ values }) => values.some((value) => value !== null));
  }

  #totals(byRank: boolean): readonly TotalsLine[] {
    return byRank
      ? (this.#byRank ??= totalsByRank(this.#ranks))
      : (this.#ofAll ??= [totalsOfAll(this.#ranks)]);
  }
}

type ValueOf = (totals: RankTotals) => number | null;

/** @param added a mean to add to each value; null: nothing is added */
function plus(
  points: TotalsLine['points'],
  valueOf: ValueOf,
  added: readonly (number | null)[] | null,
): (number | null)[] {
  return points.map((totals, i) => {
    const value = totals && valueOf(totals);
    if (value === null || added === null) return value;
    const mean = added[i] ?? null;
    return mean === null ? null : value + mean;
  });
}

const VALUES: Readonly<Record<Exclude<ApiWaitValue, RankQueueValue>, ValueOf>> = {
  wait: ({ rateHigh, wait }) => (rateHigh === 0 ? null : (wait?.meanS ?? null)),
  'wait-at-most': ({ queued, wait }) => (queued === null ? (wait?.highS ?? null) : null),
  queued: ({ queued }) => queued,
  'queued-at-most': ({ queued, queuedHigh }) => (queued === null ? queuedHigh : null),
  'queued-or-at-most': ({ queuedOrHigh }) => queuedOrHigh,
  stalled: ({ stalled }) => stalled,
  leaked: ({ leaked }) => leaked,
};

/** The lower bounds that belong to upper bounds. */
const LOWER_BOUNDS: Readonly<Partial<Record<ApiWaitValue, ValueOf>>> = {
  'wait-at-most': ({ wait }) => wait?.lowS ?? null,
  'queued-at-most': ({ queuedLow }) => queuedLow,
};
