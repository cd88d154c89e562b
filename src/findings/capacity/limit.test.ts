import { describe, expect, it } from 'vitest';
import { fc } from '../../lib/property.fixture';
import { GOALS, minutesOf, slowAbove, waves } from './capacity.fixture';
import { limitOf, shownCapacity } from './limit';
import { MINUTE_S } from './minutes';
import { heldWindows, type HeldWindow } from './windows';

const limitFor = (requests: readonly number[], limit: number): ReturnType<typeof limitOf> =>
  limitOf(heldWindows(minutesOf(requests, slowAbove(requests, limit)), GOALS), MINUTE_S);

const window = (last: number, load: number, isMet: boolean): HeldWindow => ({
  last,
  load,
  briefLoad: load,
  requests: load / 200,
  running: 1,
  isMet,
  missesTtft: !isMet,
  missesItl: false,
  ttft: { count: 300, missed: isMet ? 0 : 30 },
  itl: { count: 3000, missed: 0 },
});

describe('limitOf', () => {
  it('is the load above which the goals are missed', () => {
    const limit = limitFor(waves(600, 1, 10), 6);
    expect(limit.kind).toBe('reached');
    // 200 tokens a request.
    expect(limit.kind === 'reached' && limit.load / 200).toBeCloseTo(6, 0);
  });

  it('is only a lower bound, held for half an hour, where the goals were always met', () => {
    const requests = waves(600, 1, 5);
    const limit = limitFor(requests, 6);
    expect(limit.kind).toBe('at-least');
    const bound = limit.kind === 'at-least' ? limit.load : NaN;
    expect(bound).toBeLessThanOrEqual(5 * 200);
    expect(bound).toBeGreaterThan(4.9 * 200);
    const windows = heldWindows(minutesOf(requests), GOALS);
    expect(shownCapacity(windows)?.load).toBeGreaterThanOrEqual(bound);
  });

  it('is not moved by an incident at a low load', () => {
    const requests = waves(600, 1, 5);
    const minutes = minutesOf(requests, (i) => (i < 25 ? { itlWithin: 0, itlS: 2 } : {}));
    expect(limitOf(heldWindows(minutes, GOALS), MINUTE_S).kind).toBe('at-least');
  });

  it('says so when the goals are missed at every load', () => {
    expect(limitFor(waves(100, 1, 5), 0)).toEqual({ kind: 'never-met' });
  });

  it('says nothing of less than half an hour, nor of load that no half hour held', () => {
    expect(limitFor(waves(20, 1, 5), 9)).toEqual({ kind: 'unknown' });
    const torn = Array.from({ length: 60 }, (_, i) => window(i * 10, 100 + i, true));
    expect(limitOf(torn, MINUTE_S)).toEqual({ kind: 'unknown' });
  });

  it('lies between the loads that were seen, and a lower bound never above the shown capacity', () => {
    const windows = fc.array(
      fc.record({ load: fc.double({ min: 1, max: 1e5, noNaN: true }), isMet: fc.boolean() }),
      {
        maxLength: 120,
      },
    );
    fc.assert(
      fc.property(windows, (drawn) => {
        const all = drawn.map(({ load, isMet }, i) => window(i, load, isMet));
        const limit = limitOf(all, MINUTE_S);
        const loads = all.map(({ load }) => load);
        if (limit.kind === 'reached') {
          expect(limit.load).toBeGreaterThanOrEqual(Math.min(...loads));
          expect(limit.load).toBeLessThanOrEqual(Math.max(...loads));
          expect(limit.low).toBeLessThanOrEqual(limit.load);
          expect(limit.high).toBeGreaterThanOrEqual(limit.load);
        }
        if (limit.kind === 'at-least')
          expect(limit.load).toBeLessThanOrEqual((shownCapacity(all)?.load ?? NaN) * (1 + 1e-9));
      }),
    );
  });
});

describe('heldWindows', () => {
  it('leaves out five minutes with a restart, with a missing rank, or without any request', () => {
    const steady = new Array<number>(20).fill(2);
    const lastsOf = (change: Parameters<typeof minutesOf>[1]): number[] =>
      heldWindows(minutesOf(steady, change), GOALS).map(({ last }) => last);
    expect(lastsOf(() => ({}))).toHaveLength(16);
    expect(lastsOf((i) => (i === 10 ? { isReset: 1 } : {}))).toEqual([4, 5, 6, 7, 8, 9, 15, 16, 17, 18, 19]);
    expect(lastsOf((i) => (i >= 10 ? { ranks: 2 } : {}))).not.toContain(12);
    expect(lastsOf(() => ({ ttftCount: 0, ttftWithin: 0 }))).toEqual([]);
  });

  it('takes the wait in the API queue for a miss when it carries the user-perceived TTFT over the goal', () => {
    const steady = new Array<number>(10).fill(2);
    const isMet = (queued: number): boolean | undefined =>
      heldWindows(
        minutesOf(steady, () => ({ queued })),
        GOALS,
      )[0]?.isMet;
    expect(isMet(0)).toBe(true);
    expect(isMet(1)).toBe(true);
    // 0.2 s and 2 requests at 2 a second.
    expect(isMet(2)).toBe(false);
  });
});
