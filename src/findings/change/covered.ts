import type { Period } from '../../lib/period';
import type { Window } from '../causes/growth';
import type { RankLook } from '../causes/look';
import type { CauseRecord } from '../causes/record';

/** Which part of a period has samples of a model: `late` where they begin well after the period, `none` where they can show no growth. */
export type Covered = { readonly kind: 'whole' | 'none' } | { readonly kind: 'late'; readonly fromS: number };

/** The part of a period from its first sample on. */
export const coveredPart = (period: Period, covered: Covered): Period =>
  covered.kind === 'late' ? { ...period, startS: covered.fromS } : period;

/** Samples that begin within this part of a period cover it. */
const WELL_AFTER = 0.1;

/** @param window the indexes of the period */
export function coveredOf(
  { timesS }: Pick<CauseRecord, 'timesS'>,
  ranks: readonly { readonly rank: Pick<RankLook['rank'], 'meters'> }[],
  { from, to }: Window,
  { startS, endS }: Period,
): Covered {
  const reports = (at: number): boolean =>
    ranks.some(({ rank }) => (rank.meters.running[at] ?? null) !== null);
  const known = timesS.flatMap((atS, at) => (from <= at && at <= to && reports(at) ? [atS] : []));
  const [firstS] = known;
  // One sample of a counter shows no growth.
  if (firstS === undefined || known.length < 2) return { kind: 'none' };
  return firstS - startS > WELL_AFTER * (endS - startS) ? { kind: 'late', fromS: firstS } : { kind: 'whole' };
}
