import { describe, expect, test } from 'vitest';
import { gridLength, gridTimes, type Grid } from '../../lib/frame';
import { fc } from '../../lib/property.fixture';
import { QueryError } from '../http/errors';
import type { TimedMatrix } from '../http/client';
import type { Series } from '../matrix';
import { SamplesBuilder } from '../samples';
import { QueryBatch } from './query-batch';

const PART = /label_replace\((.*?),"lmd_query","(\d+)","",""\)/g;

/** The series of an expression, which is the names of its series: `a+b`. A value depends on name and time alone. */
function seriesOf(expr: string, grid: Grid): Series[] {
  return expr.split('+').flatMap((name) => {
    const builder = new SamplesBuilder(gridLength(grid));
    gridTimes(grid).forEach((timeS, i) => {
      if (Math.floor(timeS / 100) % name.length === 0) builder.set(i, timeS * name.length);
    });
    return builder.isEmpty ? [] : [{ labels: { name }, samples: builder.build() }];
  });
}

const TOO_LONG =
  'the total query time range exceeds the limit (query length: 26h0m0s, limit: 12h0m0s) (err-mimir-max-total-query-length). To adjust the related per-tenant limit, configure -query-frontend.max-total-query-length, or contact';

/** A server that knows fused queries. It refuses a query that has the expression `bad` in it. */
class FakeServer {
  readonly sent: { readonly expr: string; readonly grid: Grid }[] = [];

  readonly stored = (expr: string): string => expr;

  readonly range = (expr: string, grid: Grid): Promise<TimedMatrix> => {
    this.sent.push({ expr, grid });
    if (expr.includes('bad')) return Promise.reject(new QueryError('rejected', 'bad', { status: 422 }));
    if (expr.includes('long')) return Promise.reject(new QueryError('rejected', TOO_LONG, { status: 422 }));
    if (expr.includes('gone')) return Promise.reject(new QueryError('network', 'gone'));
    const parts = [...expr.matchAll(PART)];
    const series =
      parts.length === 0
        ? seriesOf(expr, grid)
        : parts.flatMap(([, part = '', index = '']) =>
            seriesOf(part, grid).map(({ labels, samples }) => ({
              labels: { ...labels, lmd_query: index },
              samples,
            })),
          );
    return Promise.resolve({ series, warnings: [], infos: [], respondedAtMs: null });
  };
}

const { signal } = new AbortController();
const HOUR: Grid = { startS: 3600, endS: 7200, stepS: 10 };

const plain = (series: readonly Series[]): unknown =>
  series.map(({ labels, samples }) => [labels, [...samples.values].map(String)]);

describe('QueryBatch', () => {
  test('whatever is wanted together, each expression gets what it would get alone', async () => {
    const grid = fc
      .record({
        start: fc.integer({ min: 0, max: 40 }),
        end: fc.integer({ min: 41, max: 120 }),
        stepS: fc.constantFrom(10, 60),
      })
      .map(({ start, end, stepS }): Grid => ({ startS: start * stepS, endS: end * stepS, stepS }));
    const name = fc.constantFrom('a', 'bb', 'ccc', 'dddd', 'x'.repeat(1900));
    const wanted = fc.record({
      expr: fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => [...new Set(names)].join('+')),
      grid: fc.oneof(fc.constant(HOUR), grid),
      isLarge: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(wanted, { minLength: 1, maxLength: 12 }), async (all) => {
        const server = new FakeServer();
        const batch = new QueryBatch(server);
        const results = await Promise.all(
          all.map((one) => batch.range(one.expr, one.grid, signal, one.isLarge)),
        );
        for (const [i, one] of all.entries()) {
          expect(plain(results[i]?.series ?? [])).toEqual(plain(seriesOf(one.expr, one.grid)));
        }
        expect(server.sent.length).toBeLessThanOrEqual(all.length);
      }),
      { numRuns: 200 },
    );
  });

  test('expressions over the same points are one request, however they are wanted', async () => {
    const server = new FakeServer();
    const batch = new QueryBatch(server);
    const later = Promise.resolve().then(() => batch.range('bb', HOUR, signal));
    await Promise.all([batch.range('a', HOUR, signal), batch.range('ccc', HOUR, signal), later]);
    expect(server.sent).toHaveLength(1);
  });

  test('the request does not depend on the order in which the expressions are wanted', async () => {
    const server = new FakeServer();
    const batch = new QueryBatch(server);
    await Promise.all(['a', 'bb', 'ccc'].map((expr) => batch.range(expr, HOUR, signal)));
    await Promise.all(['ccc', 'a', 'bb'].map((expr) => batch.range(expr, HOUR, signal)));
    expect(server.sent[1]).toEqual(server.sent[0]);
  });

  test('expressions of other points, of another step and of another load have requests of their own', async () => {
    const server = new FakeServer();
    const batch = new QueryBatch(server);
    await Promise.all([
      batch.range('a', HOUR, signal),
      batch.range('bb', { ...HOUR, endS: 7190 }, signal),
      batch.range('ccc', { ...HOUR, stepS: 60 }, signal),
      batch.range('dddd', { ...HOUR, startS: 5000 }, signal),
      batch.range('a+bb', HOUR, new AbortController().signal),
    ]);
    expect(server.sent).toHaveLength(5);
  });

  test('an expression that starts a few points earlier shares the request of the others', async () => {
    const server = new FakeServer();
    const batch = new QueryBatch(server);
    await Promise.all([batch.range('a', HOUR, signal), batch.range('bb', { ...HOUR, startS: 3500 }, signal)]);
    expect(server.sent.map(({ grid }) => grid.startS)).toEqual([3500]);
  });

  test('a large expression has a request of its own over many points, and shares one over few', async () => {
    const server = new FakeServer();
    const batch = new QueryBatch(server);
    await Promise.all([batch.range('a', HOUR, signal), batch.range('bb', HOUR, signal, true)]);
    expect(server.sent).toHaveLength(2);
    const tail = { ...HOUR, startS: 7140 };
    await Promise.all([batch.range('a', tail, signal), batch.range('bb', tail, signal, true)]);
    expect(server.sent).toHaveLength(3);
  });

  test('expressions that do not fit in one URL are several requests', async () => {
    const server = new FakeServer();
    const batch = new QueryBatch(server);
    await Promise.all(['a', 'b', 'c', 'd'].map((name) => batch.range(name.repeat(2500), HOUR, signal)));
    expect(server.sent).toHaveLength(2);
  });

  test('an expression that Prometheus refuses does not take the others with it', async () => {
    const server = new FakeServer();
    const batch = new QueryBatch(server);
    const [good, bad] = await Promise.allSettled([
      batch.range('a', HOUR, signal),
      batch.range('bad', HOUR, signal),
    ]);
    expect(good.status).toBe('fulfilled');
    expect(bad).toMatchObject({ status: 'rejected', reason: { message: 'bad' } });
    expect(server.sent).toHaveLength(3);
  });

  test('a range that the server does not allow is not asked for by halves', async () => {
    const server = new FakeServer();
    const batch = new QueryBatch(server);
    const all = await Promise.allSettled(['a', 'b', 'long'].map((expr) => batch.range(expr, HOUR, signal)));
    expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(server.sent).toHaveLength(1);
  });

  test('one expression at fault among many takes few requests to find', async () => {
    const server = new FakeServer();
    const batch = new QueryBatch(server);
    const exprs = [...Array.from({ length: 31 }, (_, i) => `a+${'b'.repeat(i + 1)}`), 'bad'];
    const all = await Promise.allSettled(exprs.map((expr) => batch.range(expr, HOUR, signal)));
    expect(all.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    expect(server.sent.length).toBeLessThanOrEqual(11);
  });

  test('after Prometheus gave a request up, requests have half as many expressions', async () => {
    const server = new FakeServer();
    const range = (expr: string, grid: Grid): Promise<TimedMatrix> => {
      const isTooMuch = [...expr.matchAll(PART)].length > 4;
      const answer = server.range(expr, grid);
      return isTooMuch ? Promise.reject(new QueryError('rejected', 'timed out', { status: 503 })) : answer;
    };
    const batch = new QueryBatch({ range, stored: server.stored });
    const exprs = ['a', 'bb', 'ccc', 'dddd', 'a+bb', 'a+ccc', 'a+dddd', 'bb+ccc'];
    const load = () => Promise.all(exprs.map((expr) => batch.range(expr, HOUR, signal)));
    await load();
    expect(server.sent).toHaveLength(3);
    await load();
    expect(server.sent).toHaveLength(5);
  });

  test('a server that gives up all requests gets smaller ones from load to load, not many at once', async () => {
    const server = new FakeServer();
    let isBusy = true;
    const range = (expr: string, grid: Grid): Promise<TimedMatrix> => {
      const answer = server.range(expr, grid);
      return isBusy ? Promise.reject(new QueryError('rejected', 'busy', { status: 503 })) : answer;
    };
    const batch = new QueryBatch({ range, stored: server.stored });
    const exprs = ['a', 'bb', 'ccc', 'dddd', 'a+bb', 'a+ccc', 'a+dddd', 'bb+ccc'];
    const load = async (): Promise<number> => {
      server.sent.length = 0;
      const own = new AbortController().signal;
      await Promise.allSettled(exprs.map((expr) => batch.range(expr, HOUR, own)));
      return server.sent.length;
    };
    // All eight, and four twice; then two at a time, and each of them alone.
    expect(await load()).toBe(3);
    expect(await load()).toBe(12);
    isBusy = false;
    expect(await load()).toBe(1);
  });

  test('a server that cannot evaluate half of the expressions at once has them all in the next load', async () => {
    const server = new FakeServer();
    const range = (expr: string, grid: Grid): Promise<TimedMatrix> => {
      const answer = server.range(expr, grid);
      const isTooMuch = [...expr.matchAll(PART)].length > 2;
      return isTooMuch ? Promise.reject(new QueryError('rejected', 'timed out', { status: 503 })) : answer;
    };
    const batch = new QueryBatch({ range, stored: server.stored });
    const exprs = ['a', 'bb', 'ccc', 'dddd', 'a+bb', 'a+ccc', 'a+dddd', 'bb+ccc'];
    const load = () => {
      const own = new AbortController().signal;
      return Promise.allSettled(exprs.map((expr) => batch.range(expr, HOUR, own)));
    };
    expect((await load()).some(({ status }) => status === 'rejected')).toBe(true);
    expect((await load()).every(({ status }) => status === 'fulfilled')).toBe(true);
  });

  test('a server that gives up a single expression too is not sent halves, in no load', async () => {
    const server = new FakeServer();
    const range = async (expr: string, grid: Grid): Promise<TimedMatrix> => {
      await server.range(expr, grid);
      // What is joined takes longer.
      for (let i = [...expr.matchAll(PART)].length; i > 0; i--) await Promise.resolve();
      throw new QueryError('rejected', 'busy', { status: 503 });
    };
    const batch = new QueryBatch({ range, stored: server.stored });
    const load = async (): Promise<number> => {
      server.sent.length = 0;
      const own = new AbortController().signal;
      const joined = ['a', 'bb', 'ccc', 'dddd'].map((expr) => batch.range(expr, HOUR, own));
      await Promise.allSettled([batch.range('a+bb', HOUR, own, true), ...joined]);
      return server.sent.length;
    };
    expect([await load(), await load(), await load()]).toEqual([2, 2, 2]);
  });

  test('an expression that is too much alone does not keep others from coming in halves', async () => {
    const server = new FakeServer();
    const range = (expr: string, grid: Grid): Promise<TimedMatrix> => {
      const answer = server.range(expr, grid);
      const isTooMuch = expr === 'a+bb' || [...expr.matchAll(PART)].length > 4;
      return isTooMuch ? Promise.reject(new QueryError('rejected', 'timed out', { status: 503 })) : answer;
    };
    const batch = new QueryBatch({ range, stored: server.stored });
    const own = new AbortController().signal;
    await Promise.allSettled([batch.range('a+bb', HOUR, own, true), batch.range('a', HOUR, own)]);
    const exprs = ['bb', 'ccc', 'dddd', 'a+ccc', 'a+dddd'];
    const all = await Promise.allSettled(exprs.map((expr) => batch.range(expr, HOUR, own)));
    expect(all.map(({ status }) => status)).toEqual(exprs.map(() => 'fulfilled'));
  });

  test('a server that is not reached is asked once', async () => {
    const server = new FakeServer();
    const batch = new QueryBatch(server);
    const all = await Promise.allSettled(['a', 'gone'].map((expr) => batch.range(expr, HOUR, signal)));
    expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(server.sent).toHaveLength(1);
  });

  test('what is withdrawn before the task ends is not sent', async () => {
    const server = new FakeServer();
    const batch = new QueryBatch(server);
    const controller = new AbortController();
    const wanted = batch.range('a', HOUR, controller.signal);
    controller.abort();
    await expect(wanted).rejects.toMatchObject({ kind: 'aborted' });
    expect(server.sent).toHaveLength(0);
  });

  test('a warning with a position goes to the expression at that position alone', async () => {
    const server = new FakeServer();
    const range = async (expr: string, grid: Grid): Promise<TimedMatrix> => ({
      ...(await server.range(expr, grid)),
      infos: [`might not be a counter (1:${expr.indexOf('bb') + 1})`, 'slow'],
    });
    const batch = new QueryBatch({ range, stored: server.stored });
    const [a, b] = await Promise.all([batch.range('a', HOUR, signal), batch.range('bb', HOUR, signal)]);
    expect(a.infos).toEqual(['slow']);
    expect(b.infos).toEqual(['might not be a counter (1:1)', 'slow']);
  });
});
