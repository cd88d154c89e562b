import { baselineTimes, type IsExcluded } from './baseline';
import { windowOf } from './look';
import { rawReadings } from './readings';
import type { RawReadings } from './readings-type';
import { indexAt, type CauseRecord } from './record';
import type { DayReadings } from './record-of';

/** The readings of each rank in slices of a record in which nothing was wrong. */
export function dayReadings(record: CauseRecord, isExcluded: IsExcluded): DayReadings {
  const windowS = windowOf(record);
  const { timesS, ranks } = record;
  const toS = (timesS.at(-1) ?? 0) - baselineTimes(windowS).gapS;
  return new Map(
    ranks.map((rank) => {
      const slices: RawReadings[] = [];
      for (let endS = toS; endS - windowS >= (timesS[0] ?? 0); endS -= windowS) {
        const from = indexAt(record, endS - windowS);
        if (from < rank.first || isExcluded(endS - windowS, endS)) continue;
        slices.push(rawReadings(rank, timesS, { from, to: indexAt(record, endS) }));
      }
      return [rank.key, slices] as const;
    }),
  );
}
