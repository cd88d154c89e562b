import { describe, expect, test } from 'vitest';
import type { RawSeries, ScrapeTarget } from './http/api-data';
import type { PrometheusClient } from './http/client';
import { QueryError } from './http/errors';
import { longestInterval } from './doubtful-scrapes';
import { measuredInterval } from './sample-times';
import { fetchScrapes } from './scrape-interval';

const target = (job: string, scrapeIntervalS: number | null) => ({
  job,
  scrapeIntervalS,
  instance: 'i',
  health: 'up',
  lastError: '',
});

describe('longestInterval', () => {
  test('is the longest interval of the targets of a job', () => {
    const targets = [target('lmdeploy', 5), target('node', 60), target('lmdeploy', 15)];
    expect(longestInterval(targets, 'lmdeploy')).toBe(15);
    expect(longestInterval(targets, 'node')).toBe(60);
  });

  test('is null when no target of the job has an interval', () => {
    expect(longestInterval([target('node', 60)], 'lmdeploy')).toBeNull();
    expect(longestInterval([target('lmdeploy', null)], 'lmdeploy')).toBeNull();
    expect(longestInterval([], undefined)).toBeNull();
  });
});

describe('fetchScrapes', () => {
  /** One series of a job, with a sample at each of these seconds. */
  const sampled = (job: string, ...times: number[]): RawSeries => ({
    metric: { job },
    values: times.map((t) => [t, '1']),
  });
  const refused = new QueryError('rejected', 'not here');

  async function intervalOf(
    targets: readonly ScrapeTarget[] | QueryError,
    near: readonly RawSeries[],
    wide: readonly RawSeries[] = [],
  ): Promise<{ intervalS: number; queries: number; lists: number }> {
    let [queries, lists] = [0, 0];
    const client = {
      targets: () => {
        lists += 1;
        return targets instanceof QueryError ? Promise.reject(targets) : Promise.resolve(targets);
      },
      instant: (expr: string) => {
        queries += 1;
        return Promise.resolve(expr.endsWith('[2m]') ? near : wide);
      },
    } as unknown as PrometheusClient;
    const { intervalS } = await fetchScrapes(client, '', 120, new AbortController().signal);
    return { intervalS, queries, lists };
  }

  test('takes the target interval of each job that has the metric, and the longest of these', async () => {
    const targets = [target('a', 5), target('b', 30), target('node', 60)];
    const near = [sampled('a', 100, 105, 110), sampled('b', 60, 90, 120)];
    expect(await intervalOf(targets, near)).toEqual({ intervalS: 30, queries: 1, lists: 1 });
    expect(await intervalOf(targets, near.slice(0, 1))).toEqual({ intervalS: 5, queries: 1, lists: 1 });
  });

  test('measures the interval of a job whose targets have none', async () => {
    const near = [sampled('a', 100, 105, 110), sampled('a', 110), sampled('b', 60, 90, 120)];
    expect(await intervalOf(refused, near)).toEqual({ intervalS: 30, queries: 1, lists: 1 });
    expect(await intervalOf([target('a', 5)], near)).toEqual({ intervalS: 30, queries: 1, lists: 1 });
  });

  test.each([
    ['two minutes', '2m', '25', '5'],
    ['an hour, where there are less than two in two minutes,', '60m', '721', '119'],
  ])('counts the samples of %s where the server gives none', async (_, window, ofA, ofB) => {
    const exprs: string[] = [];
    const client = {
      targets: () => Promise.reject(refused),
      instant: (expr: string) => {
        exprs.push(expr);
        if (/\]$/.test(expr)) return Promise.reject(refused);
        const counts = [
          { metric: { job: 'a' }, values: [[120, ofA]] },
          { metric: { job: 'b' }, values: [[120, ofB]] },
        ];
        return Promise.resolve(expr.includes(window) ? counts : []);
      },
    } as unknown as PrometheusClient;
    const { intervalS, areOnTime } = await fetchScrapes(client, 'a="b"', 120, new AbortController().signal);
    expect([intervalS, areOnTime]).toEqual([window === '2m' ? 24 : 30, false]);
    expect(exprs.at(-1)).toBe(
      `max by (job) (count_over_time(lmdeploy:num_requests_running{a="b"}[${window}])) > 1`,
    );
  });

  test('looks an hour back for a job with too few samples', async () => {
    const near = [sampled('a', 100, 105, 110), sampled('b', 60)];
    const wide = [sampled('a', 100, 105, 110), sampled('b', 0, 60)];
    expect(await intervalOf([target('a', 5)], near, wide)).toEqual({ intervalS: 60, queries: 2, lists: 1 });
  });

  const every = (intervalS: number, ...lost: number[]): number[] =>
    Array.from({ length: Math.floor(120 / intervalS) }, (_, i) => i * intervalS).filter(
      (_, i) => !lost.includes(i),
    );

  test('does not list the targets where the samples leave no doubt', async () => {
    const near = [sampled('a', ...every(5)), sampled('a', ...every(5, 4, 9)), sampled('a', 110, 115)];
    expect(await intervalOf([], near)).toEqual({ intervalS: 5, queries: 1, lists: 0 });
    const two = [...near, sampled('b', ...every(30))];
    expect(await intervalOf([], two)).toEqual({ intervalS: 30, queries: 1, lists: 0 });
  });

  test.each([
    ['are few', [sampled('a', ...every(60))], 60],
    ['come at two intervals', [sampled('a', ...every(5)), sampled('a', ...every(20))], 20],
    ['are late or lost', [sampled('a', 0, 5, 15, 20, 30, 40, 45, 60)], 5],
    ['are at no whole second', [sampled('a', ...every(1.5))], 1.5],
  ])('lists the targets where the samples %s', async (_, near, intervalS) => {
    expect(await intervalOf([target('a', intervalS)], near)).toEqual({ intervalS, queries: 1, lists: 1 });
  });

  test.each([
    ['each rank has a sample of the last interval', [115, 116.5, 119], true],
    ['a rank is down', [115, 60], true],
    ['a sample is older', [115, 112], false],
    ['samples come half a minute late', [90, 88], false],
  ])('samples are on time where %s: %j', async (_, newest, expected) => {
    const client = {
      targets: () => Promise.reject(refused),
      instant: () =>
        Promise.resolve(
          newest.map((at) => sampled('a', ...every(5).map((t) => t - every(5).length * 5 + 5 + at))),
        ),
    } as unknown as PrometheusClient;
    const { areOnTime } = await fetchScrapes(client, '', 120, new AbortController().signal);
    expect(areOnTime).toBe(expected);
  });

  test('is 15 s when neither targets nor samples give an interval', async () => {
    expect(await intervalOf(refused, [])).toEqual({ intervalS: 15, queries: 2, lists: 1 });
  });
});

describe('measuredInterval', () => {
  test('is the median distance, so that a lost scrape does not change it', () => {
    expect(measuredInterval([[0, 5.001, 9.999, 20, 25, 30.002]])).toBe(5);
  });

  test('takes the series with the most samples', () => {
    expect(
      measuredInterval([
        [0, 60],
        [0, 15, 30, 45],
      ]),
    ).toBe(15);
  });

  test('keeps fractions below a second', () => {
    expect(measuredInterval([[0, 0.5, 1]])).toBe(0.5);
  });

  test('is null for series of one sample', () => {
    expect(measuredInterval([[10]])).toBeNull();
    expect(measuredInterval([])).toBeNull();
    expect(measuredInterval([[10, 10]])).toBeNull();
  });
});
