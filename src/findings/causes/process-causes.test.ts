import { describe, expect, it } from 'vitest';
import type { Look, RankLook } from './look';
import { lostScrapesOf, restartOf, stallOf } from './process-causes';
import type { RankRecord } from './record';
import { rankRecord } from './record.fixture';

const TIMES_S = [1000, 1010, 1020, 1030, 1040, 1050];

/** A look at one rank, at the last of the times. */
const lookAtRank = (rank: RankRecord): readonly [Look, RankLook] => [
  {
    record: { timesS: TIMES_S, scrapeIntervalS: 10, ranks: [rank] },
    atS: 1050,
    windowS: 100,
    fullWindowS: 100,
    ranks: [],
  },
  { rank, model: 'm' } as unknown as RankLook,
];

/** A rank whose count of first tokens falls at the fifth sample. */
function restarted(startS: readonly (number | null)[]): number | undefined {
  const ttftCount = [5, 8, 11, 14, 1, 3];
  const rank = rankRecord({
    meters: { ttftCount, running: [1, 1, 1, 1, 1, 1], startS },
    isReset: [false, false, false, false, true, false],
  });
  return restartOf(...lookAtRank(rank))?.size;
}

describe('restartOf', () => {
  it('gives the start time of the process', () => {
    expect(restarted([500, 500, 500, 500, 1035, 1035])).toBe(1035);
  });

  it('gives the time of its first sample where the start time is not exported', () => {
    expect(restarted([])).toBe(1040);
  });
});

describe('stallOf', () => {
  /** A rank whose requests get no token while scrapes take these times. */
  const stalled = (scrapeS: readonly (number | null)[]): string | undefined => {
    const still = TIMES_S.map(() => 7);
    const rank = rankRecord({
      meters: { running: still, itlCount: still, ttftCount: still, scrapeS },
      isReset: TIMES_S.map(() => false),
    });
    return stallOf(...lookAtRank(rank))?.kind;
  };

  it('is a rank that is scraped and generates nothing', () => {
    expect(stalled([0.011, 0.012, 0.014, 0.013, 0.011, 0.015])).toBe('stall');
  });

  it('is nothing where the last scrape is only repeated, because Prometheus got no newer one', () => {
    expect(stalled([0.011, 0.012, 0.012, 0.012, 0.012, 0.012])).toBeUndefined();
  });

  it('needs no duration of scrapes, which a proxy may hide', () => {
    expect(stalled([])).toBe('stall');
  });
});

describe('lostScrapesOf', () => {
  /** At the last of so many samples, ten seconds apart. */
  const lost = (isLost: (i: number) => boolean, count = 31): string | undefined => {
    const timesS = Array.from({ length: count }, (_, i) => 1000 + 10 * i);
    const running = timesS.map((_, i) => (isLost(i) ? null : 1));
    const rank = rankRecord({ meters: { running }, isReset: timesS.map(() => false) });
    const [look, own] = lookAtRank(rank);
    const record = { ...look.record, timesS };
    const atS = timesS.at(-1) ?? 0;
    return lostScrapesOf({ ...look, record, atS, fullWindowS: 100 }, own)?.kind;
  };

  it('is a rank of which scrapes fail now and then', () => {
    expect(lost((i) => i % 3 === 1)).toBe('lost-scrapes');
    expect(lost((i) => i >= 10 && i < 14)).toBe('lost-scrapes');
  });

  it('is nothing after one absence, which is a finding of its own', () => {
    expect(lost((i) => i >= 10 && i < 20)).toBeUndefined();
    // The last five minutes begin in it.
    for (const minutesLater of [1, 2, 3, 4]) {
      expect(lost((i) => i >= 20 && i < 35, 36 + 6 * minutesLater)).toBeUndefined();
    }
  });
});
