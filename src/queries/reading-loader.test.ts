import { describe, expect, test } from 'vitest';
import { gridLength, type Grid } from '../lib/frame';
import type { Reading } from '../lib/reading';
import { createReadingLoader, noResults } from './reading-loader';
import { QueryBatch } from './batch/query-batch';
import type { PrometheusClient } from './http/client';
import { ColumnCache } from './cache/column-cache';
import type { Series } from './matrix';
import { SamplesBuilder } from './samples';

const GRID: Grid = { startS: 1000, endS: 1020, stepS: 10 };
const BINDING = {
  selector: '',
  windowS: 20,
  gaugeWindowS: 40,
  slo: { ttftSeconds: 1, itlSeconds: 0.1, e2eSeconds: 30, objective: 0.99 },
};

const series = (labels: Record<string, string>, ...values: number[]): Series => {
  const builder = new SamplesBuilder(gridLength(GRID));
  values.forEach((value, i) => builder.set(i, value));
  return { labels, samples: builder.build() };
};

/** A loader, and the queries that reach its server. @param seriesOf the result of an expression */
function loaderOf(readings: readonly Reading[], seriesOf: (expr: string) => Series[]) {
  const queries: string[] = [];
  const server = {
    range: (expr: string) => {
      queries.push(expr);
      return Promise.resolve({ series: seriesOf(expr), warnings: [], infos: [] });
    },
    stored: (expr: string) => expr,
  } as unknown as PrometheusClient;
  const client = new QueryBatch(server);
  const cache = new ColumnCache({ lateS: 60, fullEveryMs: 1e9, mostNumbers: 1e6, now: () => 1_020_000 });
  const load = createReadingLoader({
    client,
    cache,
    readings,
    binding: BINDING,
    grid: GRID,
    repair: 'small-deltas',
    signal: new AbortController().signal,
  });
  return { load, queries };
}

test('loaders that share results run each query once, and run a failed query again', async () => {
  const queries: string[] = [];
  const client = {
    range: (expr: string) => {
      queries.push(expr);
      return queries.length === 1
        ? Promise.reject(new Error('gone'))
        : Promise.resolve({ series: [series({}, 1, 2, 3)], warnings: [], infos: [] });
    },
  } as unknown as PrometheusClient;
  const shared = noResults();
  const readings = [expr('up')];
  const newLoader = () =>
    createReadingLoader({
      client,
      cache: new ColumnCache({ lateS: 60, fullEveryMs: 1e9, mostNumbers: 1e6, now: () => 1_020_000 }),
      readings,
      binding: BINDING,
      grid: GRID,
      repair: 'small-deltas',
      signal: new AbortController().signal,
      shared,
    });
  await expect(newLoader()(readings)).rejects.toThrow('gone');
  await newLoader()(readings);
  await newLoader()(readings);
  expect(queries).toHaveLength(2);
});

const quantile = (q: number, histogram = 'h'): Reading => ({ kind: 'quantile', histogram, q });
const mean: Reading = { kind: 'mean', histogram: 'h' };
const expr = (text: string): Reading => ({ kind: 'expr', expr: text });

describe('createReadingLoader', () => {
  test('a histogram is queried once for all its statistics and all groups', async () => {
    const readings = [quantile(0.5), quantile(0.99), mean];
    const { load, queries } = loaderOf(readings, () => [
      series({ le: '1' }, 5, 0, 5),
      series({ le: '2' }, 10, 0, 5),
      series({ le: '+Inf' }, 10, 0, 10),
      series({ lmd_part: 'sum' }, 20, 0, 20),
      series({ lmd_part: 'count' }, 10, 0, 10),
    ]);
    const [[median, top, average]] = await Promise.all([load(readings), load([quantile(0.5)])]);
    expect(queries).toHaveLength(1);
    expect(median?.columns[0]?.values).toEqual([1, null, 1]);
    expect(top?.columns[0]?.values).toEqual([1.98, null, 2]);
    expect(average?.columns[0]?.values).toEqual([2, null, 2]);
  });

  test('a result against a latency goal has the `le` labels of its histogram', async () => {
    const reading: Reading = { kind: 'share', histogram: 'h', within: 'ttftSeconds' };
    const { load } = loaderOf([reading, mean], () => [
      series({ le: '1.0' }, 5),
      series({ le: '+Inf' }, 10),
      series({ lmd_part: 'sum' }, 20),
      series({ lmd_part: 'count' }, 10),
    ]);
    const [share, average] = await load([reading, mean]);
    expect(share?.les).toEqual(new Map([['h', ['1.0', '+Inf']]]));
    expect(average?.les).toBeUndefined();
  });

  test('a mean alone is queried without buckets', async () => {
    const { load, queries } = loaderOf([mean], () => []);
    await load([mean]);
    expect(queries[0]).not.toContain('_bucket');
  });

  test('expressions of a group share one query, and each gets its own series', async () => {
    const readings = [expr('a{$selector}'), expr('sum by (x) (b{$selector})')];
    const { load, queries } = loaderOf(readings, () => [
      series({ lmd_query: '1', x: 'u' }, 3),
      series({ lmd_query: '0' }, 1),
      series({ lmd_query: '1', x: 'v' }, 4),
    ]);
    const [a, b] = await load(readings);
    expect(queries).toEqual([
      '(label_replace(a,"lmd_query","0","","") or label_replace(sum by (x) (b),"lmd_query","1","",""))',
    ]);
    expect(a?.columns).toEqual([{ labels: {}, values: [1, null, null] }]);
    expect(b?.columns.map((c) => c.labels)).toEqual([{ x: 'u' }, { x: 'v' }]);
  });

  test('an expression alone is queried as it is', async () => {
    const { load, queries } = loaderOf([expr('up')], () => [series({ job: 'j' }, 1)]);
    const [up] = await load([expr('up')]);
    expect(queries).toEqual(['up']);
    expect(up?.columns[0]?.labels).toEqual({ job: 'j' });
  });

  test('a histogram without requests has no column', async () => {
    const { load } = loaderOf([mean, quantile(0.9)], () => [
      series({ le: '+Inf' }, 0, 0, 0),
      series({ lmd_part: 'sum' }, 0, 0, 0),
      series({ lmd_part: 'count' }, 0, 0, 0),
    ]);
    const results = await load([mean, quantile(0.9)]);
    expect(results.map(({ columns }) => columns)).toEqual([[], []]);
  });
});
