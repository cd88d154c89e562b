import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  startVictoriaMetrics,
  type RunningVictoriaMetrics,
} from '../../tools/servers/victoria-metrics/start';
import { PrometheusClient } from './http/client';
import { fetchHiddenS } from './hidden-samples';

const { signal } = new AbortController();
const clientOf = (url: string): PrometheusClient =>
  new PrometheusClient({ url, headers: {}, credentials: 'same-origin', timeoutS: 10 });

describe('the samples that VictoriaMetrics does not give yet', () => {
  let usual: RunningVictoriaMetrics | null = null;
  let eager: RunningVictoriaMetrics | null = null;

  beforeAll(async () => {
    // 30 s is the default of the server.
    usual = await startVictoriaMetrics(['-search.latencyOffset=30s']);
    eager = await startVictoriaMetrics();
  }, 60_000);

  afterAll(async () => {
    await usual?.stop();
    await eager?.stop();
  });

  test('are found by its clock; a range that ends before them is complete, and one within them is empty', async ({
    skip,
  }) => {
    if (!usual || !eager) return skip('VictoriaMetrics is not available');
    expect(await fetchHiddenS(clientOf(eager.url), Date.now() / 1000, signal)).toBe(0);
    const nowS = Date.now() / 1000;
    const client = clientOf(usual.url);
    const hiddenS = await fetchHiddenS(client, nowS, signal);
    expect(hiddenS).toBeGreaterThanOrEqual(30);
    expect(hiddenS).toBeLessThanOrEqual(40);
    const samples = Array.from({ length: 120 }, (_, i) => Math.floor(nowS) - i).reverse();
    await fetch(`${usual.url}/api/v1/import`, {
      method: 'POST',
      body: JSON.stringify({
        metric: { __name__: 'lmdeploy:num_requests_running' },
        values: samples.map((atS) => atS % 1000),
        timestamps: samples.map((atS) => atS * 1000),
      }),
    });
    await fetch(`${usual.url}/internal/force_flush`);
    const valuesIn = async (startS: number, endS: number): Promise<readonly number[]> => {
      const grid = { startS, endS, stepS: 1 };
      const { series } = await client.range('max(lmdeploy:num_requests_running)', grid, signal);
      return [...(series[0]?.samples.values ?? [])];
    };
    const endS = Math.floor(nowS);
    expect(await valuesIn(endS - 15, endS)).toEqual([]);
    const givenS = endS - hiddenS;
    const expected = Array.from({ length: 16 }, (_, i) => (givenS - 15 + i) % 1000);
    expect(await valuesIn(givenS - 15, givenS)).toEqual(expected);
  });
});
