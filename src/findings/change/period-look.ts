import { baselineOfWindows } from '../causes/baseline';
import type { Window } from '../causes/growth';
import { windowOf, type Look, type RankLook } from '../causes/look';
import { rawReadings, withUsualStep } from '../causes/readings';
import type { Readings } from '../causes/readings-type';
import { indexAt, type CauseRecord } from '../causes/record';
import { stepLawOf } from '../causes/step-law';
import type { Period } from '../../lib/period';

/** A period is cut into this many slices, where they are long enough to have a mean. */
const SLICES = 8;

/** The indexes of a period in a record. */
export const windowOfPeriod = (record: CauseRecord, { startS, endS }: Period): Window => ({
  from: Math.max(0, indexAt(record, startS)),
  to: indexAt(record, endS),
});

/**
 * The slices of a period, equally long.
 * @param shortestS shortest length of a slice, seconds
 */
export function slicesOf(record: CauseRecord, { startS, endS }: Period, shortestS: number): Window[] {
  const count = Math.max(1, Math.min(SLICES, Math.floor((endS - startS) / shortestS)));
  const lengthS = (endS - startS) / count;
  return Array.from({ length: count }, (_, i) =>
    windowOfPeriod(record, { startS: startS + i * lengthS, endS: startS + (i + 1) * lengthS }),
  );
}

/** A look at a period that takes another period for what is usual. */
export function lookAtPeriod(record: CauseRecord, before: Period, now: Period): Look {
  const shortestS = windowOf(record);
  const windowS = now.endS - now.startS;
  const window = windowOfPeriod(record, now);
  const middle = indexAt(record, (now.startS + now.endS) / 2);
  const ranks = record.ranks.map((rank): RankLook => {
    const isThere = ({ from }: Window): boolean => from >= rank.first;
    const slices = slicesOf(record, before, shortestS).filter(isThere);
    const stepSlices = slicesOf(record, before, shortestS / 2).filter(isThere);
    const baseline = baselineOfWindows(record, rank, slices, stepSlices);
    const usualStepS = baseline?.usualStepS ?? null;
    const read = (from: number, to: number): Readings =>
      withUsualStep(rawReadings(rank, record.timesS, { from, to }), usualStepS);
    return {
      rank,
      model: rank.labels['model_name'] ?? '',
      window,
      now: read(window.from, window.to),
      halves: [read(window.from, middle), read(middle, window.to)],
      baseline,
      law: baseline && stepLawOf(baseline),
    };
  });
  return { record, atS: now.endS, windowS, fullWindowS: windowS, ranks };
}
