import { describe, expect, it } from 'vitest';
import type { Look, RankLook } from './look';
import { restartOf } from './process-causes';
import { rankRecord } from './record.fixture';

const TIMES_S = [1000, 1010, 1020, 1030, 1040, 1050];

/** A rank whose count of first tokens falls at the fifth sample. */
function restarted(startS: readonly (number | null)[]): number | undefined {
  const ttftCount = [5, 8, 11, 14, 1, 3];
  const rank = rankRecord({
    meters: { ttftCount, running: [1, 1, 1, 1, 1, 1], startS },
    isReset: [false, false, false, false, true, false],
  });
  const look = {
    record: { timesS: TIMES_S, scrapeIntervalS: 10, ranks: [rank] },
    atS: 1050,
    windowS: 100,
    fullWindowS: 100,
    ranks: [],
  } satisfies Look;
  return restartOf(look, { rank, model: 'm' } as unknown as RankLook)?.size;
}

describe('restartOf', () => {
  it('gives the start time of the process', () => {
    expect(restarted([500, 500, 500, 500, 1035, 1035])).toBe(1035);
  });

  it('gives the time of its first sample where the start time is not exported', () => {
    expect(restarted([])).toBe(1040);
  });
});
