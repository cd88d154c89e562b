import { describe, expect, it } from 'vitest';
import { estimateRank, type RankWait } from './estimate-rank';
import type { RankGauges } from './rank-gauges';

/** The true state of a server at a minute. */
interface Server {
  /** Requests that hold one of 20 handles. */
  readonly routed?: number;
  /** Requests that wait and whose client is still connected. */
  readonly queued?: number;
  /** Requests whose client disconnected while they waited. */
  readonly leaked?: number;
  /** Ended since the start; 1 per second when left out. */
  readonly ended?: number;
  readonly startS?: number;
  /** Connections that carry no request. */
  readonly idle?: number;
}

const GRID = { startS: 100_000, endS: 100_000 + 3600, stepS: 5 };
const HANDLES = 20;

/** The gauges of a server by the minute of the range; a missing state is a missing sample. */
function gauges(at: (minute: number) => Server | null, grid = GRID): RankGauges {
  const states = Array.from({ length: (grid.endS - grid.startS) / grid.stepS + 1 }, (_, i) => ({
    seconds: i * grid.stepS,
    server: at((i * grid.stepS) / 60),
  }));
  const column = (of: (server: Server, seconds: number) => number) =>
    states.map(({ server, seconds }) => server && of(server, seconds));
  return {
    grid,
    waiting: column(({ queued = 0, leaked = 0 }) => queued + leaked),
    routed: column(({ routed = 10 }) => routed),
    ended: column(({ ended }, seconds) => ended ?? 1000 + seconds),
    openFiles: column(({ routed = 10, queued = 0, idle = 0 }) => 64 + routed + queued + idle),
    startS: column(({ startS = 0 }) => startS),
  };
}

/** All handles taken from minute 20 to 40. */
const busy = (minute: number, queued: number, leaked = 0): Server =>
  minute >= 20 && minute < 40 ? { routed: HANDLES, queued, leaked } : { leaked: minute < 20 ? 0 : leaked };

function at(points: readonly (RankWait | null)[], minute: number): RankWait {
  const point = points[Math.round(minute * 12)];
  if (!point) throw new Error(`no point at minute ${minute}`);
  return point;
}

const waitS = ({ queued, rate }: RankWait): number => (queued ?? NaN) / (rate ?? NaN);

describe('estimateRank', () => {
  it('returns free when handles are free', () => {
    const points = estimateRank(
      gauges((minute) => ({ routed: 8 + (Math.floor(minute) % 5) })),
      null,
    );
    const point = at(points, 31.5);
    expect(point).toMatchObject({ verdict: 'free', queued: 0, queuedHigh: 0, leaked: 0 });
    expect(point.rate).toBeCloseTo(1, 1);
  });

  it('has no queue where LMDeploy never counts one, however many requests have ended meanwhile', () => {
    const all = gauges((minute) => ({
      routed: minute < 5 ? 10 : HANDLES,
      ended: Math.floor(240 * minute),
    }));
    // Without open files, the count is all that is known.
    const points = estimateRank({ ...all, openFiles: Array.from(all.waiting, () => null) }, null);
    expect(at(points, 58)).toMatchObject({ verdict: 'free', queued: 0, queuedHigh: 0 });
  });

  it('has no part of a request in a queue: what LMDeploy may have counted twice is a mean', () => {
    const points = estimateRank(
      gauges((minute) => (minute >= 20 ? { routed: HANDLES, idle: 3 } : {})),
      null,
    );
    expect(at(points, 21.5)).toMatchObject({ verdict: 'free', queued: 0 });
  });

  it('returns queue when requests wait, and the wait is the waiting requests divided by the arrivals', () => {
    const points = estimateRank(
      gauges((minute) => busy(minute, 12)),
      null,
    );
    const point = at(points, 30);
    expect(point.verdict).toBe('queue');
    expect(point.queued).toBeCloseTo(12, 6);
    expect(waitS(point)).toBeCloseTo(12, 1);
    expect(point.queuedLow / point.rateHigh).toBeLessThan(12);
    expect(point.queuedHigh / point.rateLow).toBeGreaterThan(12);
    expect(at(points, 45).verdict).toBe('free');
  });

  it('distinguishes disconnected from waiting requests by their sockets, while all handles are taken', () => {
    // One waits, and one hangs up every four seconds.
    const points = estimateRank(
      gauges((minute) => busy(minute, 6, Math.floor((Math.min(minute, 40) - 20) * 15))),
      null,
    );
    const point = at(points, 39);
    expect(point).toMatchObject({ verdict: 'queue', queued: 6 });
    expect(point.leaked).toBeGreaterThan(270);
    // Of 1.25 arrivals per second 0.25 hang up.
    expect(waitS(point)).toBeGreaterThan(6 / 1.25);
    expect(waitS(point)).toBeLessThan(6);
  });

  it('returns leak when handles are free again, and counts all remaining requests', () => {
    const points = estimateRank(
      gauges((minute) => busy(minute, 6, minute >= 20 ? 67 : 0)),
      null,
    );
    expect(at(points, 42)).toMatchObject({ verdict: 'leak', queued: 0, queuedHigh: 0, leaked: 67 });
    expect(at(points, 60)).toMatchObject({ verdict: 'leak', leaked: 67 });
  });

  it('counts no fewer disconnected requests than before, and no more than LMDeploy counts as waiting', () => {
    // A queue ends within half a minute. Idle connections that close meanwhile let it seem shorter, and the leak larger.
    const state = (minute: number): Server => {
      if (minute < 20) return { idle: 20 };
      const leaked = Math.floor(Math.min(minute - 20, 10));
      const queued = Math.max(0, 300 * Math.min(minute - 20, 1) - 600 * Math.max(0, minute - 30));
      return { routed: queued > 0 ? HANDLES : 5, queued: Math.floor(queued), leaked };
    };
    const range = gauges(state);
    const points = estimateRank(range, null);
    let before = 0;
    for (const [i, point] of points.entries()) {
      expect(point?.leaked).toBeGreaterThanOrEqual(before);
      expect(point?.leaked).toBeLessThanOrEqual(range.waiting[i] ?? NaN);
      before = point?.leaked ?? 0;
    }
    expect(at(points, 40).leaked).toBe(10);
  });

  it('returns stalled when requests wait and none gets a handle, with the time since the last handle as the wait', () => {
    const points = estimateRank(
      gauges((minute) => ({
        ...busy(minute, Math.round((minute - 20) * 30)),
        ended: minute < 20 ? minute * 60 : 1200,
      })),
      null,
    );
    const point = at(points, 30);
    expect(point).toMatchObject({ verdict: 'stalled', rateLow: 0 });
    expect(waitS(point)).toBeGreaterThanOrEqual(600);
    expect(waitS(point)).toBeLessThan(610);
  });

  it('gives only bounds when files are unknown and all handles are taken', () => {
    const known = gauges((minute) => busy(minute, 6, minute >= 20 ? 67 : 0));
    const points = estimateRank({ ...known, openFiles: [] }, null);
    expect(at(points, 30)).toMatchObject({ verdict: 'unknown', queued: null, queuedLow: 0, rate: null });
    expect(at(points, 30).queuedHigh).toBeGreaterThanOrEqual(73);
    expect(at(points, 30).queuedHigh).toBeLessThan(80);
    expect(at(points, 45)).toMatchObject({ verdict: 'leak', queued: 0, leaked: 67 });
  });

  it('uses the first count of waiting requests as an upper bound when handles were never free', () => {
    const points = estimateRank(
      gauges(() => ({ routed: HANDLES, queued: 5, leaked: 100 })),
      null,
    );
    expect(at(points, 30)).toMatchObject({ verdict: 'unknown', queued: null, queuedLow: 0, queuedHigh: 105 });
  });

  it('uses data before the range to find times with free handles', () => {
    const before = gauges(() => ({ leaked: 100 }), { startS: 90_000, endS: 100_000, stepS: 200 });
    const points = estimateRank(
      gauges(() => ({ routed: HANDLES, queued: 5, leaked: 130 })),
      before,
    );
    expect(at(points, 30)).toMatchObject({ verdict: 'queue', queued: 5 });
  });

  it('starts again after a restart, also with fewer handles', () => {
    const points = estimateRank(
      gauges((minute) => {
        if (minute < 30) return { ...busy(minute, 6, 40), leaked: 40 };
        // Ten handles, all taken from the start on.
        return { routed: 10, queued: 8, ended: (minute - 30) * 60, startS: GRID.startS + 1800 };
      }),
      null,
    );
    expect(at(points, 29).verdict).toBe('queue');
    expect(at(points, 35)).toMatchObject({ verdict: 'queue', leaked: 0 });
    expect(at(points, 35).queued).toBeCloseTo(8, 6);
    expect(waitS(at(points, 50))).toBeCloseTo(8, 1);
  });

  it('treats falling totals as a restart when no start time is known', () => {
    const known = gauges((minute) =>
      minute < 30
        ? { routed: minute < 20 ? 5 : 10, leaked: 40 }
        : { routed: 20, queued: 8, leaked: 0, ended: (minute - 30) * 60 },
    );
    const points = estimateRank({ ...known, startS: [] }, null);
    expect(at(points, 40).verdict).toBe('queue');
    expect(at(points, 40).queued).toBeCloseTo(8, 6);
  });

  it('is null at a point without a sample, and continues after it', () => {
    const points = estimateRank(
      gauges((minute) => (minute >= 25 && minute < 28 ? null : busy(minute, 12))),
      null,
    );
    expect(points[26 * 12]).toBeNull();
    expect(at(points, 30)).toMatchObject({ verdict: 'queue' });
    expect(waitS(at(points, 30))).toBeCloseTo(12, 1);
  });

  it('does not count idle connections as waiting requests, and still counts the waiting ones', () => {
    // A proxy keeps 30 connections: handles are taken by 20 of them, the others carry requests that wait.
    const pooled = (routed: number, queued: number, leaked = 0): Server => ({
      routed,
      queued,
      leaked,
      idle: Math.max(0, 30 - routed - queued),
    });
    const points = estimateRank(
      gauges((minute) => {
        if (minute < 20 || minute >= 40) return pooled(10, 0);
        return pooled(HANDLES, 15, Math.floor((minute - 20) * 12));
      }),
      null,
    );
    expect(at(points, 10).verdict).toBe('free');
    expect(at(points, 39).verdict).toBe('queue');
    expect(at(points, 39).queued).toBeGreaterThan(12);
    expect(at(points, 39).queued).toBeLessThan(18);
  });

  it('does not report a shorter queue when a few requests are counted twice at their end', () => {
    const down = (minute: number): number => -Math.floor(minute / 10);
    const points = estimateRank(
      gauges((minute) => ({ ...busy(minute, 6), leaked: down(minute) })),
      null,
    );
    expect(at(points, 10).verdict).toBe('free');
    // The count alone says 4.
    expect(at(points, 39).queued).toBeGreaterThan(5);
  });
});
