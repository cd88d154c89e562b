import { describe, expect, test } from 'vitest';
import type { RawSeries, ScrapeTarget } from './http/api-data';
import type { PrometheusClient } from './http/client';
import { QueryError } from './http/errors';
import { fetchTargetFacts, longestInterval, measuredInterval } from './scrape-interval';

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

describe('fetchTargetFacts', () => {
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
  ): Promise<{ intervalS: number; queries: number }> {
    let queries = 0;
    const client = {
      targets: () => (targets instanceof QueryError ? Promise.reject(targets) : Promise.resolve(targets)),
      instant: (expr: string) => {
        queries += 1;
        return Promise.resolve(expr.endsWith('[2m]') ? near : wide);
      },
    } as unknown as PrometheusClient;
    const facts = await fetchTargetFacts(client, '', 120, new AbortController().signal);
    return { intervalS: facts.scrapeIntervalS, queries };
  }

  test('takes the target interval of each job that has the metric, and the longest of these', async () => {
    const targets = [target('a', 5), target('b', 30), target('node', 60)];
    const near = [sampled('a', 100, 105, 110), sampled('b', 60, 90, 120)];
    expect(await intervalOf(targets, near)).toEqual({ intervalS: 30, queries: 1 });
    expect(await intervalOf(targets, near.slice(0, 1))).toEqual({ intervalS: 5, queries: 1 });
  });

  test('measures the interval of a job whose targets have none', async () => {
    const near = [sampled('a', 100, 105, 110), sampled('a', 110), sampled('b', 60, 90, 120)];
    expect(await intervalOf(refused, near)).toEqual({ intervalS: 30, queries: 1 });
    expect(await intervalOf([target('a', 5)], near)).toEqual({ intervalS: 30, queries: 1 });
  });

  test('looks an hour back for a job with too few samples', async () => {
    const near = [sampled('a', 100, 105, 110), sampled('b', 60)];
    const wide = [sampled('a', 100, 105, 110), sampled('b', 0, 60)];
    expect(await intervalOf([target('a', 5)], near, wide)).toEqual({ intervalS: 60, queries: 2 });
  });

  async function mayShareNames(
    targets: readonly ScrapeTarget[] | null,
    recent: readonly Readonly<Record<string, string>>[],
    selector = '',
  ): Promise<boolean> {
    const client = {
      targets: () => (targets === null ? Promise.reject(refused) : Promise.resolve(targets)),
      instant: () =>
        Promise.resolve(recent.map((metric) => ({ metric, values: [100, 105].map((t) => [t, '1']) }))),
    } as unknown as PrometheusClient;
    return (await fetchTargetFacts(client, selector, 120, new AbortController().signal)).mayShareNames;
  }

  test('knows that names are not shared where the targets and the ranks of the server are unique', async () => {
    const ranks = ['0', '1'].map((engine) => ({ model_name: 'm', job: 'a', instance: 'a:1', engine }));
    expect(await mayShareNames([target('a', 5), target('node', 5), target('node', 5)], ranks)).toBe(false);
    expect(await mayShareNames([target('a', 5)], ranks, 'model_name="m",engine=~"0|1"')).toBe(false);
  });

  test('says that names may be shared where targets or ranks have equal names, or matchers have other labels', async () => {
    const rank = { model_name: 'm', job: 'a', instance: 'a:1', engine: '0' };
    expect(await mayShareNames([target('a', 5), target('a', 5)], [rank])).toBe(true);
    expect(await mayShareNames([target('a', 5)], [rank, { ...rank, cluster: 'x' }])).toBe(true);
    expect(await mayShareNames([target('a', 5)], [rank], 'cluster="x",model_name="m"')).toBe(true);
  });

  test('says that names may be shared where the server does not list the targets', async () => {
    const rank = { model_name: 'm', job: 'a', instance: 'a:1', engine: '0' };
    expect(await mayShareNames(null, [rank])).toBe(true);
    expect(await mayShareNames([target('federate', 5)], [rank])).toBe(true);
  });

  test('is 15 s when neither targets nor samples give an interval', async () => {
    expect(await intervalOf(refused, [])).toEqual({ intervalS: 15, queries: 2 });
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
