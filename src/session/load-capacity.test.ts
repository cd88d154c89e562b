import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createBlocks } from '../../tools/servers/prometheus/blocks';
import { startPrometheus, type RunningPrometheus } from '../../tools/servers/prometheus/start';
import { Fleet } from '../../tools/simulator/fleet';
import { writeHistory } from '../../tools/simulator/history';
import { steadyScenario } from '../../tools/simulator/scenario';
import { apiWaitAt, feltTtftAt, loadAt } from '../findings/capacity/minutes';
import type { ModelMinutes } from '../findings/capacity/ranks-of';
import type { Grid } from '../lib/frame';
import type { Binding } from '../queries/binding';
import { PrometheusClient } from '../queries/http/client';
import type { Matrix } from '../queries/matrix';
import { capacityGrid, loadCapacity } from './load-capacity';
import type { KnownParts } from './load-parts';

const START_S = Date.parse('2026-08-27T06:00:00Z') / 1000;
const END_S = START_S + 2400;
const PERIOD = { startS: START_S + 600, endS: END_S };
const SCRAPE_S = 5;
const MODEL = 'internlm3-8b-instruct';
const BINDING: Binding = {
  selector: '',
  windowS: 60,
  gaugeWindowS: 60,
  slo: { ttftSeconds: 1, itlSeconds: 0.06, e2eSeconds: 30, objective: 0.99 },
};

const dir = mkdtempSync(join(tmpdir(), 'lmdeploy-capacity-'));
const never = new AbortController().signal;
let prometheus: RunningPrometheus;
let client: PrometheusClient;
let models: readonly ModelMinutes[] = [];
let requests: { expr: string; grid: Grid }[] = [];
const known: KnownParts = new Map();

const load = (expr: string, grid: Grid): Promise<Matrix> => {
  requests.push({ expr, grid });
  return client.range(expr, grid, never);
};

async function look(endS: number): Promise<readonly ModelMinutes[]> {
  const loaded = await loadCapacity(
    { binding: BINDING, scrapeIntervalS: SCRAPE_S, period: { ...PERIOD, endS } },
    load,
    known,
  );
  return loaded.kind === 'models' ? loaded.models : [];
}

/** The values of an expression at the ends of the minutes. */
async function valuesOf(expr: string): Promise<number[]> {
  const grid = capacityGrid(PERIOD, SCRAPE_S);
  const { series } = await client.range(expr, grid, never);
  return [...(series[0]?.samples.values ?? [])].slice(1);
}

beforeAll(async () => {
  const startMs = START_S * 1000;
  // More than two ranks of 16 requests can take, and fewer.
  const scenario = steadyScenario({
    ranks: 2,
    ratePerS: 2.2,
    plan: { maxBatchSize: 16 },
    incidents: [{ kind: 'overload', rank: 'all', startMs: startMs + 1_200_000, durationS: 240, factor: 4 }],
  });
  const fleet = new Fleet(scenario, startMs);
  const paths = await writeHistory({
    fleet,
    dir,
    endMs: END_S * 1000,
    scrapeIntervalS: SCRAPE_S,
    instances: ['10.0.0.1:23333', '10.0.0.2:23333'],
    job: 'lmdeploy',
  });
  await createBlocks(paths, join(dir, 'data'));
  prometheus = await startPrometheus({ dataDir: join(dir, 'data') });
  client = new PrometheusClient({
    url: prometheus.url,
    headers: {},
    credentials: 'same-origin',
    timeoutS: 30,
  });
  models = await look(END_S);
}, 120_000);
afterAll(async () => {
  await prometheus.stop();
  rmSync(dir, { recursive: true, force: true });
});

describe('the minutes of the capacity, on a Prometheus', () => {
  test('are those of each model and each rank', () => {
    expect(models.map(({ model, ranks }) => [model, ranks.length])).toEqual([[MODEL, 2]]);
    expect(models[0]?.minutes.endsS).toHaveLength(30);
    expect(models[0]?.minutes.ranks.every((count) => count === 2)).toBe(true);
  });

  test('have the load, the running requests and the shares within the goals that Prometheus has', async () => {
    const [{ minutes }] = models as [ModelMinutes];
    const grown = (name: string): string => `sum(lmdeploy:${name} - lmdeploy:${name} offset 1m)`;
    const tokens = await valuesOf(
      `(${grown('generation_tokens_total')} + ${grown('request_prompt_tokens_sum')} - ${grown('request_cached_tokens_sum')}) / 60`,
    );
    const running = await valuesOf('sum(lmdeploy:num_requests_running)');
    const firstTokens = await valuesOf(grown('time_to_first_token_seconds_count'));
    const inTime = await valuesOf(
      'sum(lmdeploy:time_to_first_token_seconds_bucket{le="1.0"} - lmdeploy:time_to_first_token_seconds_bucket{le="1.0"} offset 1m)',
    );
    const upTo = (le: string): string =>
      `sum(lmdeploy:iter_token_latency_bucket{le="${le}"} - lmdeploy:iter_token_latency_bucket{le="${le}"} offset 1m)`;
    // The goal is two fifths of the way from one bound to the next.
    const fast = await valuesOf(`0.6 * ${upTo('0.05')} + 0.4 * ${upTo('0.075')}`);
    for (let i = 0; i < 30; i++) {
      expect(loadAt(minutes, i)).toBeCloseTo(tokens[i] ?? NaN, 6);
      expect(minutes.running[i]).toBe(running[i]);
      expect(minutes.ttftCount[i]).toBe(firstTokens[i]);
      expect(minutes.requests[i]).toBeCloseTo((firstTokens[i] ?? NaN) / 60, 9);
      expect(minutes.ttftWithin[i]).toBe(inTime[i]);
      expect(minutes.itlWithin[i]).toBeCloseTo(fast[i] ?? NaN, 6);
    }
  });

  test('have the quantiles that Prometheus computes, plus the wait in the API queue', async () => {
    const [{ minutes, ranks }] = models as [ModelMinutes];
    const quantile = (name: string, selector = ''): string =>
      `histogram_quantile(0.99, sum by (le) (rate(lmdeploy:${name}_bucket${selector}[65s])))`;
    const ttft = await valuesOf(quantile('time_to_first_token_seconds'));
    const itl = await valuesOf(quantile('iter_token_latency'));
    const [rank] = ranks;
    const ofRank = await valuesOf(
      quantile('iter_token_latency', `{instance="${rank?.labels['instance'] ?? ''}"}`),
    );
    expect([...minutes.itlS]).toEqual(itl);
    expect([...(rank?.minutes.itlS ?? [])]).toEqual(ofRank);
    for (const [i, seconds] of ttft.entries())
      expect(feltTtftAt(minutes, i)).toBe(seconds + apiWaitAt(minutes, i));
    const waits = Array.from({ length: 30 }, (_, i) => apiWaitAt(minutes, i));
    expect(Math.max(...waits)).toBeGreaterThan(5);
    expect(waits[0]).toBe(0);
  });

  test('are requested once: a later look loads what is new, and the five minutes before it, whose samples may have been late', async () => {
    requests = [];
    await look(END_S);
    expect(requests.map(({ expr }) => expr)).toEqual(['count(lmdeploy:num_requests_running)']);
    const before = await look(END_S - 300);
    expect(before[0]?.minutes.endsS).toHaveLength(25);
    known.clear();
    await look(END_S - 300);
    requests = [];
    const later = await look(END_S);
    expect(requests.slice(1).map(({ grid }) => [grid.startS, grid.endS])).toEqual([
      [END_S - 540, END_S],
      [END_S - 540, END_S],
    ]);
    expect(later).toEqual(models);
  });

  test('asks nothing but the number of ranks where there are too many', async () => {
    requests = [];
    const many = (expr: string, grid: Grid): Promise<Matrix> => {
      requests.push({ expr, grid });
      const samples = { values: Float64Array.of(5000), nanAt: null };
      return Promise.resolve({ series: [{ labels: {}, samples }], warnings: [], infos: [] });
    };
    const week = { startS: END_S - 7 * 86_400, endS: END_S };
    const loaded = await loadCapacity(
      { binding: BINDING, scrapeIntervalS: SCRAPE_S, period: week },
      many,
      new Map(),
    );
    expect(loaded).toEqual({ kind: 'many', ranks: 5000, most: 99 });
    expect(requests).toHaveLength(1);
  });
});
