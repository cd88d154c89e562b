import { describe, expect, test } from 'vitest';
import { fc } from '../../lib/property.fixture';
import { gridTimes, type Grid } from '../../lib/frame';
import { ColumnCache } from './column-cache';
import { labelKey } from './column-block';
import type { Matrix } from '../matrix';
import { SamplesBuilder } from '../samples';

const LATE_S = 60;

/**
 * A server that gets new samples: a sample can be queried from its arrival on. Some series start late, some end, some have
 * gaps, and some samples arrive up to a minute after their time.
 */
class FakeServer {
  nowS = 100_000;
  /** The grid of each query. */
  queries: Grid[] = [];
  readonly #seed: number;

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** The result at this moment, evaluated at each point by itself, as Prometheus does. */
  query(grid: Grid): Matrix {
    this.queries.push(grid);
    const times = gridTimes(grid);
    const series = ['a', 'b', 'c'].flatMap((name, s) => {
      const builder = new SamplesBuilder(times.length);
      times.forEach((timeS, i) => {
        const noise = this.#noise(timeS, s);
        const hasSample = s === 0 || (s === 1 ? Math.floor(timeS / 700) % 2 === 0 : noise > 0.5);
        const arrivesS = timeS + (noise * 7919 - Math.floor(noise * 7919)) * (LATE_S - 1);
        if (hasSample && arrivesS <= this.nowS) builder.set(i, noise < 0.02 ? NaN : noise);
      });
      return builder.isEmpty ? [] : [{ labels: { name }, samples: builder.build() }];
    });
    return { series, warnings: [], infos: [] };
  }

  #noise(timeS: number, series: number): number {
    const x = Math.sin(timeS * 12.9898 + series * 78.233 + this.#seed) * 43_758.5453;
    return x - Math.floor(x);
  }
}

const cacheOf = (
  server: FakeServer,
  more: { fullEveryMs?: number; mostNumbers?: number } = {},
): ColumnCache =>
  new ColumnCache({
    lateS: LATE_S,
    fullEveryMs: more.fullEveryMs ?? 3_600_000,
    mostNumbers: more.mostNumbers ?? 1_000_000,
    now: () => server.nowS * 1000,
  });

const gridAt = (endS: number, lengthS: number, stepS: number): Grid => {
  const down = (s: number): number => Math.floor(s / stepS) * stepS;
  return { startS: down(endS - lengthS), endS: down(endS), stepS };
};

const plain = (matrix: Matrix): unknown =>
  Object.fromEntries(
    matrix.series.map(({ labels, samples }) => [
      labelKey(labels),
      [...samples.values].map((v, i) => (Number.isNaN(v) ? (samples.nanAt?.has(i) ? 'NaN' : null) : v)),
    ]),
  );

const load = (
  cache: ColumnCache,
  server: FakeServer,
  grid: Grid,
  ofLoad: object | null = null,
): Promise<Matrix> => cache.load('x', grid, (part) => Promise.resolve(server.query(part)), ofLoad);

const pointsQueried = (server: FakeServer): number =>
  server.queries.reduce((n, grid) => n + gridTimes(grid).length, 0);

describe('ColumnCache', () => {
  test('after any sequence of refreshes, pans, zooms and waits the result equals that of a full query', async () => {
    const move = fc.oneof(
      fc.record({ kind: fc.constant('wait' as const), by: fc.integer({ min: 0, max: 400 }) }),
      fc.record({ kind: fc.constant('pan' as const), by: fc.integer({ min: -3000, max: 3000 }) }),
      fc.record({ kind: fc.constant('length' as const), by: fc.constantFrom(60, 300, 900, 3600) }),
      fc.record({ kind: fc.constant('step' as const), by: fc.constantFrom(5, 10, 15, 60) }),
      fc.record({ kind: fc.constant('now' as const), by: fc.constant(0) }),
      // The same moment again, for a longer or shorter grid.
      fc.record({ kind: fc.constant('load' as const), by: fc.constantFrom(60, 300, 900, 3600) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.array(move, { minLength: 1, maxLength: 40 }), async (seed, moves) => {
        const server = new FakeServer(seed % 1000);
        const cache = cacheOf(server);
        let [behindS, lengthS, stepS] = [0, 900, 10];
        let ofLoad = {};
        for (const { kind, by } of moves) {
          if (kind === 'load') lengthS = by;
          else ofLoad = {};
          if (kind === 'wait') server.nowS += by;
          if (kind === 'pan') behindS = Math.max(0, behindS + by);
          if (kind === 'now') behindS = 0;
          if (kind === 'length') lengthS = by;
          if (kind === 'step') stepS = by;
          const grid = gridAt(server.nowS - behindS, lengthS, stepS);
          const cached = plain(await load(cache, server, grid, ofLoad));
          expect(cached).toEqual(plain(server.query(grid)));
        }
      }),
      { numRuns: 300 },
    );
  });

  test('a refresh queries only points that are new or may still change', async () => {
    const server = new FakeServer(1);
    const cache = cacheOf(server);
    await load(cache, server, gridAt(server.nowS, 21_600, 60));
    server.queries = [];
    server.nowS += 10;
    await load(cache, server, gridAt(server.nowS, 21_600, 60));
    expect(pointsQueried(server)).toBeLessThanOrEqual(2);
  });

  test('a page that stays open keeps little of what has left its range', async () => {
    const server = new FakeServer(1);
    const cache = cacheOf(server);
    await load(cache, server, gridAt(server.nowS, 3600, 10));
    const atFirst = cache.size;
    for (let i = 0; i < 400; i++) {
      server.nowS += 60;
      await load(cache, server, gridAt(server.nowS, 3600, 10));
    }
    expect(cache.size).toBeLessThanOrEqual(atFirst * 1.26);
  });

  test('a load that has fetched the end of a grid fetches only what is before it', async () => {
    const server = new FakeServer(3);
    const cache = cacheOf(server);
    const [ofLoad, ofNext] = [{}, {}];
    await load(cache, server, gridAt(server.nowS, 1200, 10), ofLoad);
    server.queries = [];
    await load(cache, server, gridAt(server.nowS, 3600, 10), ofLoad);
    expect(server.queries).toEqual([gridAt(server.nowS - 1210, 2390, 10)]);
    server.queries = [];
    await load(cache, server, gridAt(server.nowS, 3600, 10), ofNext);
    expect(server.queries).toEqual([gridAt(server.nowS, LATE_S - 10, 10)]);
  });

  test('panning back over kept points queries nothing', async () => {
    const server = new FakeServer(1);
    const cache = cacheOf(server);
    await load(cache, server, gridAt(server.nowS, 3600, 10));
    await load(cache, server, gridAt(server.nowS - 1800, 3600, 10));
    server.queries = [];
    await load(cache, server, gridAt(server.nowS - 600, 3600, 10));
    expect(pointsQueried(server)).toBe(0);
  });

  test('a browser whose clock is ahead still gets new samples', async () => {
    const server = new FakeServer(1);
    const aheadS = 300;
    const cache = new ColumnCache({
      lateS: LATE_S,
      fullEveryMs: 3_600_000,
      mostNumbers: 1_000_000,
      now: () => (server.nowS + aheadS) * 1000,
    });
    const fetchMatrix = (grid: Grid) =>
      Promise.resolve({ ...server.query(grid), respondedAtMs: server.nowS * 1000 });
    for (let i = 0; i < 30; i++) {
      const grid = gridAt(server.nowS + aheadS, 900, 10);
      expect(plain(await cache.load('x', grid, fetchMatrix))).toEqual(plain(server.query(grid)));
      server.nowS += 30;
    }
  });

  test('all points are queried again on a multiple of fullEveryMs, by caches of any age at the same time', async () => {
    const fullAtS = async (ageS: number): Promise<number> => {
      const server = new FakeServer(1);
      server.nowS = 120_000 - ageS;
      const cache = cacheOf(server, { fullEveryMs: 600_000 });
      for (;;) {
        server.queries = [];
        await load(cache, server, gridAt(server.nowS, 3600, 10));
        if (pointsQueried(server) === 361 && server.nowS > 120_000 - ageS) return server.nowS;
        server.nowS += 10;
      }
    };
    expect(await Promise.all([590, 400, 310].map(fullAtS))).toEqual([120_000, 120_000, 120_000]);
    expect(await Promise.all([290, 10].map(fullAtS))).toEqual([120_600, 120_600]);
  });

  test('memory is bounded: the entry that was used longest ago is dropped first', async () => {
    const server = new FakeServer(1);
    const cache = cacheOf(server, { mostNumbers: 5000 });
    const grid = gridAt(server.nowS, 3600, 10);
    for (const expr of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) {
      await cache.load(expr, grid, (part) => Promise.resolve(server.query(part)));
    }
    expect(cache.size).toBeLessThanOrEqual(5000);
    server.queries = [];
    await cache.load('h', grid, (part) => Promise.resolve(server.query(part)));
    expect(pointsQueried(server)).toBeLessThan(10);
    await cache.load('a', grid, (part) => Promise.resolve(server.query(part)));
    expect(pointsQueried(server)).toBeGreaterThan(300);
  });

  test('a failed query leaves the entry as it was', async () => {
    const server = new FakeServer(1);
    const cache = cacheOf(server);
    await load(cache, server, gridAt(server.nowS, 3600, 10));
    server.nowS += 30;
    const grid = gridAt(server.nowS, 3600, 10);
    await expect(cache.load('x', grid, () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    server.queries = [];
    const cached = plain(await load(cache, server, grid));
    expect(pointsQueried(server)).toBeLessThan(20);
    expect(cached).toEqual(plain(server.query(grid)));
  });

  test('a series that ended keeps its past and has gaps after its end', async () => {
    const server = new FakeServer(3);
    const cache = cacheOf(server);
    server.nowS = 700 * 200 + 690;
    await load(cache, server, gridAt(server.nowS, 600, 10));
    server.nowS += 300;
    const grid = gridAt(server.nowS, 600, 10);
    const matrix = await load(cache, server, grid);
    expect(matrix.series.map((s) => s.labels['name'])).toContain('b');
    expect(plain(matrix)).toEqual(plain(server.query(grid)));
  });
});

describe('a response that lacks a part of the data', () => {
  const grid: Grid = { startS: 90_000, endS: 93_600, stepS: 60 };
  const partial = (matrix: Matrix): Matrix => ({
    ...matrix,
    series: matrix.series.slice(1),
    warnings: ['receive series from 10.0.0.2:10901: connection refused'],
  });
  const load = (cache: ColumnCache, server: FakeServer, over: Grid, isPartial: boolean): Promise<Matrix> =>
    cache.load('x', over, (wanted) => {
      const matrix = server.query(wanted);
      return Promise.resolve(isPartial ? partial(matrix) : matrix);
    });
  const spansOf = (server: FakeServer): number[][] =>
    server.queries.splice(0).map(({ startS, endS }) => [startS, endS]);

  test('is fetched again as a whole until it is complete', async () => {
    const server = new FakeServer(3);
    const cache = cacheOf(server);
    await load(cache, server, grid, true);
    await load(cache, server, grid, true);
    const { series, warnings } = await load(cache, server, grid, false);
    expect(spansOf(server)).toEqual([
      [90_000, 93_600],
      [90_000, 93_600],
      [90_000, 93_600],
    ]);
    expect(warnings).toEqual([]);
    expect(series.length).toBe(server.query(grid).series.length);
    server.queries.length = 0;
    await load(cache, server, grid, false);
    expect(spansOf(server)).toEqual([]);
  });

  test('leaves the points that were complete before, and is fetched again from there on', async () => {
    const server = new FakeServer(3);
    const cache = cacheOf(server);
    await load(cache, server, grid, false);
    const later = { ...grid, startS: 90_600, endS: 94_200 };
    await load(cache, server, later, true);
    await load(cache, server, later, false);
    expect(spansOf(server)).toEqual([
      [90_000, 93_600],
      [93_660, 94_200],
      [93_660, 94_200],
    ]);
  });

  test('on the left of known points opens all of them', async () => {
    const server = new FakeServer(3);
    const cache = cacheOf(server);
    await load(cache, server, grid, false);
    const wider = { ...grid, startS: 89_400 };
    await load(cache, server, wider, true);
    await load(cache, server, wider, false);
    expect(spansOf(server).at(-1)).toEqual([89_400, 93_600]);
  });

  test('is no different where Prometheus only says something of the query', async () => {
    const server = new FakeServer(3);
    const cache = cacheOf(server);
    const notes = ['PromQL warning: bucket label "le" is missing', 'unreadable series: 2'];
    for (let i = 0; i < 2; i++)
      await cache.load('x', grid, (wanted) => Promise.resolve({ ...server.query(wanted), warnings: notes }));
    expect(spansOf(server)).toEqual([[90_000, 93_600]]);
  });
});
