import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createBlocks } from '../../tools/servers/prometheus/blocks';
import { startPrometheus, type RunningPrometheus } from '../../tools/servers/prometheus/start';
import { statsOf, type Grid } from '../lib/frame';
import type { Reading } from '../lib/reading';
import { ColumnCache } from './cache/column-cache';
import { PrometheusClient } from './http/client';
import { createReadingLoader } from './reading-loader';

const START_S = Date.parse('2026-08-21T09:00:00Z') / 1000;
const SCRAPE_S = 10;
const WINDOW_S = 40;
const GRID: Grid = { startS: START_S + 600, endS: START_S + 4200, stepS: 60 };
const HISTOGRAM = 'lmdeploy:time_to_first_token_seconds';
const SUM_BY_RANK = `sum by (engine) (rate(${HISTOGRAM}_sum{$selector}[$window]))`;
const COUNT_BY_RANK = `sum by (engine) (rate(${HISTOGRAM}_count{$selector}[$window]))`;

/** Requests per scrape: 10 minutes of 200, between 50 minutes of 1. Half of the requests are slow while it is busy. */
function history(): string {
  let [fast, slow] = [0, 0];
  const lines = [`# TYPE ${HISTOGRAM} histogram`];
  for (let s = 0; s <= 4800; s += SCRAPE_S) {
    const isBusy = s > 1800 && s <= 2400;
    fast += isBusy ? 100 : 1;
    slow += isBusy ? 100 : 0;
    const at = START_S + s;
    const bucket = (le: string, count: number): string =>
      `${HISTOGRAM}_bucket{engine="0",le="${le}"} ${count} ${at}`;
    lines.push(bucket('1.0', fast), bucket('5.0', fast + slow), bucket('+Inf', fast + slow));
    lines.push(`${HISTOGRAM}_count{engine="0"} ${fast + slow} ${at}`);
    lines.push(`${HISTOGRAM}_sum{engine="0"} ${fast * 0.5 + slow * 3} ${at}`);
  }
  return [...lines.sort((a, b) => nameOf(a).localeCompare(nameOf(b))), '# EOF', ''].join('\n');
}

/** All samples of a series stand together; the type comes first. */
const nameOf = (line: string): string => (line.startsWith('#') ? '' : (line.split(' ')[0] ?? ''));

describe('the value of a line over its whole range', () => {
  const dir = mkdtempSync(join(tmpdir(), 'lmdeploy-overall-'));
  let prometheus: RunningPrometheus;

  beforeAll(async () => {
    const file = join(dir, 'history.txt');
    writeFileSync(file, history());
    await createBlocks([file], join(dir, 'data'));
    prometheus = await startPrometheus({ dataDir: join(dir, 'data') });
  });
  afterAll(async () => {
    await prometheus.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  async function statsOfReading(reading: Reading): Promise<{ mean: number | null; max: number | null }> {
    const load = createReadingLoader({
      client: new PrometheusClient({
        url: prometheus.url,
        headers: {},
        credentials: 'same-origin',
        timeoutS: 30,
      }),
      cache: new ColumnCache({ lateS: 60, fullEveryMs: 1e9, mostNumbers: 1e6, now: Date.now }),
      readings: [reading],
      binding: {
        selector: '',
        windowS: WINDOW_S,
        gaugeWindowS: WINDOW_S,
        slo: { ttftSeconds: 1, itlSeconds: 0.1, e2eSeconds: 30, objective: 0.99 },
      },
      grid: GRID,
      repair: 'small-deltas',
      signal: new AbortController().signal,
    });
    const column = (await load([reading]))[0]?.columns[0];
    return statsOf(column ?? { values: [] });
  }

  async function serverValue(expr: string): Promise<number> {
    const params = new URLSearchParams({ query: expr, time: String(GRID.endS) });
    const response = await fetch(`${prometheus.url}/api/v1/query?${params.toString()}`);
    const body = (await response.json()) as { data: { result: readonly { value: [number, string] }[] } };
    return Number(body.data.result[0]?.value[1]);
  }

  const increase = (part: string): string => `sum(increase(${HISTOGRAM}_${part}[1h]))`;

  test('a share is that of all requests: quiet minutes do not count like busy ones', async () => {
    const { mean, max } = await statsOfReading({
      kind: 'share',
      histogram: HISTOGRAM,
      within: 'ttftSeconds',
    });
    const within = `sum(increase(${HISTOGRAM}_bucket{le="1.0"}[1h]))`;
    const expected = await serverValue(`${within} / ${increase('count')}`);
    expect(expected).toBeCloseTo(0.51, 2);
    expect(mean).toBeCloseTo(expected, 2);
    expect(max).toBe(1);
  });

  test('a mean is that of all observations, from a histogram and by rank', async () => {
    const expected = await serverValue(`${increase('sum')} / ${increase('count')}`);
    expect(expected).toBeCloseTo(1.7, 1);
    const readings: readonly Reading[] = [
      { kind: 'mean', histogram: HISTOGRAM },
      { kind: 'ratio', part: SUM_BY_RANK, whole: COUNT_BY_RANK },
    ];
    for (const reading of readings) expect((await statsOfReading(reading)).mean).toBeCloseTo(expected, 1);
  });

  test('a quantile is that of all observations', async () => {
    const expected = await serverValue(
      `histogram_quantile(0.95, sum by (le) (increase(${HISTOGRAM}_bucket[1h])))`,
    );
    expect(expected).toBeCloseTo(4.59, 1);
    const { mean } = await statsOfReading({ kind: 'quantile', histogram: HISTOGRAM, q: 0.95 });
    expect(mean).toBeCloseTo(expected, 1);
  });

  test('a rate keeps the mean of its points', async () => {
    const expected = await serverValue(`${increase('count')} / 3600`);
    const { mean } = await statsOfReading({ kind: 'count', histogram: HISTOGRAM });
    expect(Math.abs((mean ?? 0) / expected - 1)).toBeLessThan(0.05);
  });
});
