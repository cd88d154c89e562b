import { describe, expect, it } from 'vitest';
import type { Look, RankLook } from './look';
import { lostScrapesOf, notReportingOf, restartOf, stallOf } from './process-causes';
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

  it('gives that time too where the clock of the server is wrong', () => {
    expect(restarted([500, 500, 500, 500, 1041, 1041])).toBe(1040);
    expect(restarted([500, 500, 500, 500, 4640, 4640])).toBe(1040);
    expect(restarted([100, 100, 100, 100, 635, 635])).toBe(1040);
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

  it('is found where points are far apart, in the time before the page was opened', () => {
    const timesS = [1000, 1050, 1100, 1150];
    const rank = rankRecord({
      meters: {
        running: [7, 7, 7, 7],
        itlCount: [3, 9, 9, 9],
        ttftCount: [3, 9, 9, 9],
        scrapeS: [0.011, 0.012, 0.014, 0.013],
      },
      isReset: timesS.map(() => false),
    });
    const [look, own] = lookAtRank(rank);
    const at = (atS: number) =>
      stallOf({ ...look, record: { ...look.record, timesS, scrapeIntervalS: 5 }, atS }, own)?.kind;
    expect([at(1100), at(1150)]).toEqual([undefined, 'stall']);
  });
});

describe('notReportingOf', () => {
  /**
   * The kinds at these times, 50 s apart, of a rank that reported for ten minutes before: 1 where it has a sample.
   * @param ups `up` of its target at these times; left out: there is never one
   */
  const kindsOf = (
    later: readonly (number | null)[],
    ups?: readonly (number | null)[],
  ): (string | undefined)[] => {
    const running = [...Array.from({ length: 12 }, () => 1), ...later];
    const timesS = running.map((_, i) => 1000 + 50 * i);
    const ttftCount = running.map((value, i) => (value === null ? null : i));
    const up = ups ? [...Array.from({ length: 12 }, () => 1), ...ups] : [];
    const rank = rankRecord({ meters: { running, ttftCount, up }, isReset: running.map(() => false) });
    const [look, own] = lookAtRank(rank);
    const record = { ...look.record, timesS, scrapeIntervalS: 5 };
    return timesS.slice(12).map((atS) => {
      const then = { ...look, record, atS };
      return (notReportingOf(then, own) ?? lostScrapesOf(then, own))?.kind;
    });
  };

  it('needs two points where they are far apart: one may be a single scrape that failed', () => {
    expect(kindsOf([null, 1, 1])).toEqual([undefined, undefined, undefined]);
    expect(kindsOf([null, null])).toEqual([undefined, 'not-reporting']);
  });

  it('is not a target that Prometheus no longer has: a pod was replaced, or the replicas became fewer', () => {
    const gone = Array.from({ length: 9 }, () => null);
    expect(kindsOf(gone, gone)).toEqual(gone.map(() => undefined));
    expect(kindsOf(gone, [0, 0, ...gone.slice(2)])).toEqual([
      undefined,
      'not-reporting',
      ...gone.slice(2).map(() => undefined),
    ]);
  });

  it('is not a server that was started again with another model', () => {
    const timesS = Array.from({ length: 20 }, (_, i) => 1000 + 50 * i);
    const running = timesS.map((_, i) => (i < 12 ? 1 : null));
    const gone = rankRecord({
      meters: { running, ttftCount: running.map((value, i) => value && i) },
      isReset: timesS.map(() => false),
    });
    const fresh = (model: string, instance: string): RankRecord =>
      rankRecord({
        labels: { model_name: model, instance, engine: '0' },
        meters: { running: timesS.map((_, i) => (i < 14 ? null : 1)) },
      });
    const [look, own] = lookAtRank(gone);
    const kindBeside = (other: RankRecord): string | undefined => {
      const record = { timesS, scrapeIntervalS: 5, ranks: [gone, other] };
      return notReportingOf({ ...look, record, atS: 1950 }, own)?.kind;
    };
    expect(kindBeside(fresh('other', 'a'))).toBeUndefined();
    expect(kindBeside(fresh('other', 'b'))).toBe('not-reporting');
  });

  it('holds where nothing says any longer that the target is there: the query has `up` of a while alone', () => {
    const gone = Array.from({ length: 9 }, () => null);
    const kinds = kindsOf(gone, [0, 0, 0, 0, 0, 0, null, null, null]);
    expect(kinds.slice(1)).toEqual(gone.slice(1).map(() => 'not-reporting'));
  });

  it('is not the first of several gaps that a look at the past sees', () => {
    expect(kindsOf([null, null, null])[2]).toBe('not-reporting');
    expect(kindsOf([null, null, null, 1, null, 1])[2]).toBe('lost-scrapes');
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
