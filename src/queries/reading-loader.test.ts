import { describe, expect, test } from 'vitest';
import { gridLength, type Grid } from '../lib/frame';
import type { Reading } from '../lib/reading';
import { createReadingLoader, noResults } from './reading-loader';
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

/** An asker whose server notes what it is asked, and answers with series by what the question holds. */
function askerOf(readings: readonly Reading[], results: (expr: string) => Series[]) {
  const asked: string[] = [];
  const client = {
    range: (expr: string) => {
      asked.push(expr);
      return Promise.resolve({ series: results(expr), warnings: [], infos: [] });
    },
  } as unknown as PrometheusClient;
  const cache = new ColumnCache({ lateS: 60, fullEveryMs: 1e9, mostNumbers: 1e6, now: () => 1_020_000 });
  const ask = createReadingLoader({
    client,
    cache,
    readings,
    binding: BINDING,
    grid: GRID,
    repair: 'small-deltas',
    signal: new AbortController().signal,
  });
  return { ask, asked };
}

test('askers that share their questions put each once, and one that failed again', async () => {
  const put: string[] = [];
  const client = {
    range: (expr: string) => {
      put.push(expr);
      return put.length === 1
        ? Promise.reject(new Error('gone'))
        : Promise.resolve({ series: [series({}, 1, 2, 3)], warnings: [], infos: [] });
    },
  } as unknown as PrometheusClient;
  const questions = noResults();
  const readings = [expr('up')];
  const newAsk = () =>
    createReadingLoader({
      client,
      cache: new ColumnCache({ lateS: 60, fullEveryMs: 1e9, mostNumbers: 1e6, now: () => 1_020_000 }),
      readings,
      binding: BINDING,
      grid: GRID,
      repair: 'small-deltas',
      signal: new AbortController().signal,
      shared: questions,
    });
  await expect(newAsk()(readings)).rejects.toThrow('gone');
  await newAsk()(readings);
  await newAsk()(readings);
  expect(put).toHaveLength(2);
});

const quantile = (q: number, histogram = 'h'): Reading => ({ kind: 'quantile', histogram, q });
const mean: Reading = { kind: 'mean', histogram: 'h' };
const expr = (text: string): Reading => ({ kind: 'expr', expr: text });

describe('createReadingLoader', () => {
  test('a histogram is read once for all that is wanted of it, by every panel', async () => {
    const readings = [quantile(0.5), quantile(0.99), mean];
    const { ask, asked } = askerOf(readings, () => [
      series({ le: '1' }, 5, 0, 5),
      series({ le: '2' }, 10, 0, 5),
      series({ le: '+Inf' }, 10, 0, 10),
      series({ lmd_part: 'sum' }, 20, 0, 20),
      series({ lmd_part: 'count' }, 10, 0, 10),
    ]);
    const [[median, top, average]] = await Promise.all([ask(readings), ask([quantile(0.5)])]);
    expect(asked).toHaveLength(1);
    expect(median?.columns[0]?.values).toEqual([1, null, 1]);
    expect(top?.columns[0]?.values).toEqual([1.98, null, 2]);
    expect(average?.columns[0]?.values).toEqual([2, null, 2]);
  });

  test('an answer about a goal tells which buckets there are, for who writes it in PromQL', async () => {
    const reading: Reading = { kind: 'share', histogram: 'h', within: 'ttftSeconds' };
    const { ask } = askerOf([reading, mean], () => [
      series({ le: '1.0' }, 5),
      series({ le: '+Inf' }, 10),
      series({ lmd_part: 'sum' }, 20),
      series({ lmd_part: 'count' }, 10),
    ]);
    const [share, average] = await ask([reading, mean]);
    expect(share?.les).toEqual(new Map([['h', ['1.0', '+Inf']]]));
    expect(average?.les).toBeUndefined();
  });

  test('where only a mean is wanted the buckets stay on the server', async () => {
    const { ask, asked } = askerOf([mean], () => []);
    await ask([mean]);
    expect(asked[0]).not.toContain('_bucket');
  });

  test('expressions of a panel go in one question and come apart again', async () => {
    const readings = [expr('a{$selector}'), expr('sum by (x) (b{$selector})')];
    const { ask, asked } = askerOf(readings, () => [
      series({ lmd_part: '1', x: 'u' }, 3),
      series({ lmd_part: '0' }, 1),
      series({ lmd_part: '1', x: 'v' }, 4),
    ]);
    const [a, b] = await ask(readings);
    expect(asked).toEqual([
      'label_replace(a, "lmd_part", "0", "", "") or label_replace(sum by (x) (b), "lmd_part", "1", "", "")',
    ]);
    expect(a?.columns).toEqual([{ labels: {}, values: [1, null, null] }]);
    expect(b?.columns.map((c) => c.labels)).toEqual([{ x: 'u' }, { x: 'v' }]);
  });

  test('an expression alone is asked as it is', async () => {
    const { ask, asked } = askerOf([expr('up')], () => [series({ job: 'j' }, 1)]);
    const [up] = await ask([expr('up')]);
    expect(asked).toEqual(['up']);
    expect(up?.columns[0]?.labels).toEqual({ job: 'j' });
  });

  test('a histogram without any request has no column', async () => {
    const { ask } = askerOf([mean, quantile(0.9)], () => [
      series({ le: '+Inf' }, 0, 0, 0),
      series({ lmd_part: 'sum' }, 0, 0, 0),
      series({ lmd_part: 'count' }, 0, 0, 0),
    ]);
    const results = await ask([mean, quantile(0.9)]);
    expect(results.map((a) => a.columns)).toEqual([[], []]);
  });
});
