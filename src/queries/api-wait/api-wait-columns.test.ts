import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it, vi } from 'vitest';
import type { RankWait } from '../../lib/api-wait/estimate-rank';
import type { ApiWaitValue } from '../../lib/reading';
import { ApiWaitColumns } from './api-wait-columns';

const rank = (values: Partial<RankWait> = {}): RankWait => ({
  verdict: 'queue',
  queued: 10,
  queuedLow: 8,
  queuedHigh: 12,
  leaked: 3,
  rate: 2,
  rateLow: 1,
  rateHigh: 2,
  ...values,
});
const unknown = rank({ verdict: 'unknown', queued: null, queuedLow: 2, rate: null });
const idle = rank({
  verdict: 'free',
  queued: 0,
  queuedLow: 0,
  queuedHigh: 0,
  leaked: 0,
  rate: 0,
  rateLow: 0,
  rateHigh: 0,
});

const ranks = [
  { labels: { engine: '0' }, points: [rank(), unknown, null] },
  { labels: { engine: '1' }, points: [idle, idle, null] },
];

describe('ApiWaitColumns', () => {
  it.each<[ApiWaitValue, (number | null)[], (number | null)[]?]>([
    ['wait', [5, null, null]],
    ['wait-at-most', [null, 12, null], [null, 1, null]],
    ['queued', [10, null, null]],
    ['queued-at-most', [null, 12, null], [null, 2, null]],
    ['queued-or-at-most', [10, 12, null]],
    ['leaked', [3, 3, null]],
  ])('gives one line over all ranks, and the lower bounds of upper bounds: %s', (of, values, low) => {
    expect(new ApiWaitColumns(() => ranks, 10).of({ kind: 'api-wait', of })).toEqual([
      {
        labels: {},
        values,
        ...(low ? { low } : {}),
        ...(of.startsWith('wait') ? { overall: expect.any(Function) as unknown } : {}),
      },
    ]);
  });

  it('gives a line for each rank that has a number', () => {
    expect(
      new ApiWaitColumns(() => ranks, 10).of({ kind: 'api-wait', of: 'queued-at-most', byRank: true }),
    ).toEqual([{ labels: { engine: '0' }, values: [null, 12, null], low: [null, 2, null] }]);
  });

  it('counts the waiting requests when none is admitted', () => {
    const stalled = [{ labels: {}, points: [rank({ verdict: 'stalled' })] }];
    expect(new ApiWaitColumns(() => stalled, 10).of({ kind: 'api-wait', of: 'stalled' })[0]?.values).toEqual([
      10,
    ]);
    expect(new ApiWaitColumns(() => ranks, 10).of({ kind: 'api-wait', of: 'stalled' })).toEqual([]);
  });

  it('adds a mean, with a gap wherever the mean has one', () => {
    const withMean = (...values: (number | null)[]) =>
      new ApiWaitColumns(() => ranks, 10).of({ kind: 'api-wait', of: 'wait' }, [
        { columns: [{ labels: {}, values }] },
      ]);
    expect(withMean(0.5, 1, 1)[0]?.values).toEqual([5.5, null, null]);
    expect(withMean(null, 1, 1)).toEqual([]);
    expect(
      new ApiWaitColumns(() => ranks, 10).of({ kind: 'api-wait', of: 'wait' }, [{ columns: [] }]),
    ).toEqual([]);
  });

  describe('the wait of all requests together', () => {
    /** A long wait of few requests, then none of many; then one point at which it cannot be known. */
    const points = [rank({ queued: 30, rate: 1 }), rank({ queued: 0, rate: 9 }), unknown];
    const of = (stepS: number, value: ApiWaitValue, plus?: number) => {
      const mean = { labels: {}, values: [0.5, 0.5, 0.5], overall: () => plus ?? null };
      const parts = plus === undefined ? [] : [{ columns: [mean] }];
      const reading = { kind: 'api-wait', of: value } as const;
      return new ApiWaitColumns(() => [{ labels: {}, points }], stepS).of(reading, parts)[0]?.overall;
    };

    it('is that of the requests, not of the points', () => {
      expect(of(10, 'wait')?.(0, 2)).toBeCloseTo(3, 12);
      expect(of(10, 'wait')?.(0, 0)).toBe(30);
      expect(of(10, 'wait')?.(2, 2)).toBeNull();
      expect(of(10, 'wait', 0.25)?.(0, 2)).toBeCloseTo(3.25, 12);
    });

    it('is unknown where points leave out most of the time, and of upper bounds', () => {
      expect(of(60, 'wait')?.(0, 2)).toBeCloseTo(3, 12);
      expect(of(120, 'wait')?.(0, 2)).toBeNull();
      expect(of(10, 'wait-at-most')?.(0, 2)).toBeNull();
    });
  });

  it('has no wait when no request arrives', () => {
    const quiet = [{ labels: {}, points: [idle] }];
    expect(new ApiWaitColumns(() => quiet, 10).of({ kind: 'api-wait', of: 'wait' })).toEqual([]);
    expect(new ApiWaitColumns(() => quiet, 10).of({ kind: 'api-wait', of: 'queued' })[0]?.values).toEqual([
      0,
    ]);
  });

  it('estimates once for several readings, and again when the browser has dropped the estimate', () => {
    let estimates = 0;
    const columns = new ApiWaitColumns(() => {
      estimates += 1;
      return ranks;
    }, 10);
    const first = columns.of({ kind: 'api-wait', of: 'queued' });
    columns.of({ kind: 'api-wait', of: 'queued', byRank: true });
    expect(estimates).toBe(1);
    const deref = vi.spyOn(WeakRef.prototype, 'deref').mockReturnValue(undefined);
    expect(columns.of({ kind: 'api-wait', of: 'queued' })).toEqual(first);
    deref.mockRestore();
    expect(estimates).toBe(2);
  });

  it('lets the browser drop the estimate while its lines are in use', async () => {
    const made: WeakRef<RankWait>[] = [];
    const columns = new ApiWaitColumns(() => {
      const point = rank();
      made.push(new WeakRef(point));
      return [{ labels: {}, points: [point] }];
    }, 10);
    const values = ['wait', 'wait-at-most', 'queued', 'queued-or-at-most', 'waiting'] as const;
    const lines = values.map((of) => columns.of({ kind: 'api-wait', of }));
    // A WeakRef holds its object until the task ends in which it was made or read.
    await new Promise((resolve) => setTimeout(resolve));
    collectGarbage();
    expect(made.map((point) => point.deref())).toEqual([undefined]);
    expect(lines[0]?.[0]?.overall?.(0, 0)).toBe(5);
  });
});

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}
