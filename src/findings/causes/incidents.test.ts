import { expect, test } from 'vitest';
import type { Cause, CauseKind } from './cause';
import { incidentsIn, joinedIncidents, type Incident } from './incidents';
import { rankRecord } from './record.fixture';

/** One look at a cause, of the whole model where no rank is given. */
function look(
  kind: CauseKind,
  size: number,
  atS: number,
  ttft: number | null = null,
  rank: Cause['rank'] = null,
): Incident {
  const excess = ttft === null ? null : { latency: 'ttft' as const, now: ttft, usual: 1, parts: [] };
  const cause: Cause = { kind, model: 'm', rank, size, evidence: [], ...(excess ? { excess } : {}) };
  return {
    cause,
    worst: cause,
    kinds: [{ cause, worst: cause, looks: 1, atS }],
    startS: atS - 60,
    endS: atS,
    windowS: 100,
    firstLooks: 1,
  };
}

const joined = (...looks: Incident[]): Incident | undefined =>
  looks.map((one) => [one]).reduce((a, b) => joinedIncidents(a, b, 60))[0];

test('the worst look is the one of the largest size, with the latency that was raised the most', () => {
  const incident = joined(
    look('arrivals', 2, 60, 3),
    look('arrivals', 3.6, 120, 2),
    look('arrivals', 1.5, 180, 1.2),
  );
  expect(incident?.cause.size).toBe(1.5);
  expect(incident?.worst).toMatchObject({ size: 3.6, excess: { now: 3 } });
});

test('where a small size is bad, the worst look is the one of the smallest', () => {
  const incident = joined(
    look('acceptance', 0.6, 60),
    look('acceptance', 0.3, 120),
    look('acceptance', 0.5, 180),
  );
  expect(incident?.worst.size).toBe(0.3);
});

test('ranks that were slow together and recover one after the other were slow together', () => {
  const rank = { key: 'm|0', labels: {} };
  const incident = joined(
    look('decode-slow', 2, 60),
    look('decode-slow', 2.4, 120),
    look('decode-slow', 2.2, 180),
    look('decode-slow', 3, 240, null, rank),
  );
  expect(incident).toMatchObject({ startS: 0, endS: 240, cause: { rank }, worst: { rank: null, size: 2.4 } });
});

test('a rank that does not report is away since its last sample, however rare scrapes are', () => {
  const timesS = Array.from({ length: 40 }, (_, i) => 60 * i);
  const goneS = 1200;
  const running = timesS.map((atS) => (atS > goneS ? null : 3));
  const rank = rankRecord({
    meters: {
      running,
      ttftCount: running.map((value, i) => value && 5 * i),
      up: running.map((value) => (value === null ? 0 : 1)),
    },
    isReset: running.map(() => false),
  });
  const { incidents } = incidentsIn({ timesS, scrapeIntervalS: 60, ranks: [rank] }, 900, 1800);
  expect(incidents).toMatchObject([{ cause: { kind: 'not-reporting' }, startS: goneS, endS: 1800 }]);
});

/** Points ten seconds apart, of a rank that is looked at every minute. */
const FINE_S = Array.from({ length: 240 }, (_, i) => 10 * i);
const isIn = (atS: number, fromS: number, toS: number): boolean => atS > fromS && atS < toS;

test('a stall has the times of its samples, not those of the looks', () => {
  let outputs = 0;
  const itlCount = FINE_S.map((atS) => (outputs += isIn(atS, 1410, 1570) ? 0 : 50));
  const rank = rankRecord({
    meters: {
      running: FINE_S.map(() => 3),
      ttftCount: itlCount.map((count) => count / 10),
      itlCount,
      scrapeS: FINE_S.map((atS) => 0.01 + (atS % 70) / 1e4),
    },
    isReset: FINE_S.map(() => false),
  });
  const { incidents } = incidentsIn({ timesS: FINE_S, scrapeIntervalS: 5, ranks: [rank] }, 1200, 2100);
  expect(incidents).toMatchObject([{ cause: { kind: 'stall' }, startS: 1410, endS: 1570 }]);
});

// It is back between two looks, or right at one.
test.each([1570, 1560])('so has a rank that was away until %i s', (backS) => {
  const running = FINE_S.map((atS, i) => (isIn(atS, 1410, backS) ? null : 3 + (i % 2)));
  const rank = rankRecord({
    meters: {
      running,
      ttftCount: running.map((value, i) => value && i),
      up: running.map((value) => (value === null ? 0 : 1)),
    },
    isReset: FINE_S.map(() => false),
  });
  const { incidents } = incidentsIn({ timesS: FINE_S, scrapeIntervalS: 5, ranks: [rank] }, 1200, 2100);
  expect(incidents).toMatchObject([{ cause: { kind: 'not-reporting' }, startS: 1410, endS: backS }]);
});
