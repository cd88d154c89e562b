import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBinary } from '../../programs/binaries';
import { createBlocks } from '../../servers/prometheus/blocks';
import { startPrometheus } from '../../servers/prometheus/start';
import { Fleet } from '../../simulator/fleet';
import { writeHistory } from '../../simulator/history';
import { steadyScenario } from '../../simulator/scenario';
import { serveFleet } from '../../simulator/server';

const missing = (['prometheus', 'promtool'] as const).filter((name) => findBinary(name) === null);
const note =
  missing.length > 0 ? ` (skipped: ${missing.join(' and ')} not found, npm run deps installs them)` : '';

interface QueryResponse {
  readonly data: {
    readonly result: readonly { metric: Record<string, string>; values: [number, string][] }[];
  };
}

let dir = '';
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lmdeploy-simulated-history-'));
});
afterAll(() => rm(dir, { recursive: true }));

describe.skipIf(missing.length > 0)(`a simulated history${note}`, () => {
  it('has the same samples in Prometheus, and live scrapes continue its series', async () => {
    // The times are whole seconds in the past, on both sides of the boundary of two blocks.
    const blockMs = 7_200_000;
    const borderMs = Math.floor((Date.now() - 60_000) / blockMs) * blockMs;
    const startMs = borderMs - 5 * 60_000;
    const endMs = borderMs + 30_000;
    const model = 'a"} or vector(1)#';
    const scenario = steadyScenario({ models: [model], specTokens: 2 });
    const fleet = new Fleet(scenario, startMs);
    const live = await serveFleet(fleet, { ports: [0], clock: () => fleet.nowMs });
    const instance = `127.0.0.1:${live.ports[0]}`;
    const files = await writeHistory({
      fleet,
      endMs,
      scrapeIntervalS: 5,
      instances: [instance],
      job: 'lmdeploy',
      dir: join(dir, 'openmetrics'),
    });
    expect(files).toHaveLength(2);
    await createBlocks(files, join(dir, 'data'));
    const prometheus = await startPrometheus({
      dataDir: join(dir, 'data'),
      scrapeConfigs: [{ job: 'lmdeploy', targets: [instance], intervalS: 1 }],
    });
    try {
      const query = async (promql: string, timeS: number): Promise<QueryResponse> => {
        const url = new URL('/api/v1/query', prometheus.url);
        url.search = new URLSearchParams({ query: promql, time: String(timeS) }).toString();
        return (await (await fetch(url)).json()) as QueryResponse;
      };
      const stored = await query('{job="lmdeploy"}[10m]', endMs / 1000);
      const replayed = new Fleet(scenario, startMs);
      const readers = new Map<string, (timeS: number) => number>();
      const metrics = () => {
        const reach = replayed.reach(0);
        if (reach.state !== 'up') throw new Error('The rank is down.');
        return reach.process.metrics;
      };
      readers.set('lmdeploy:generation_tokens_total', () => metrics().generationTokens);
      readers.set('lmdeploy:iter_token_latency_sum', () => metrics().interTokenS.sum);
      readers.set('lmdeploy:num_requests_running', () => metrics().gauges.running);
      readers.set('lmdeploy:request_prompt_tokens_count', () => metrics().requestPromptTokens.count);
      const columns = [...readers].map(([name, read]) => ({
        read,
        series: stored.data.result.find(({ metric }) => metric['__name__'] === name),
      }));
      for (let i = 0; i < 66; i++) {
        const timeS = startMs / 1000 + 5 * (i + 1);
        replayed.advanceTo(timeS * 1000);
        for (const { series, read } of columns) {
          expect(series?.values).toHaveLength(66);
          expect(series?.metric).toMatchObject({ instance, job: 'lmdeploy', model_name: model });
          const [at, text] = series?.values[i] ?? [0, ''];
          expect([at, Number(text)]).toEqual([timeS, read(timeS)]);
        }
      }
      expect(stored.data.result.length).toBeGreaterThan(320);

      // Prometheus scrapes OpenMetrics with gzip: the live samples must continue the series of the blocks.
      await expect
        .poll(
          async () =>
            (await query('up == 1 and on () lmdeploy:generation_tokens_total', Date.now() / 1000)).data.result
              .length,
          {
            timeout: 15_000,
          },
        )
        .toBe(1);
      const own = '{job="lmdeploy",__name__!~"up|scrape_.*"}';
      const labelSets = (response: QueryResponse) =>
        response.data.result.map(({ metric }) => JSON.stringify(Object.entries(metric).sort())).sort();
      const scraped = labelSets(await query(own, Date.now() / 1000));
      expect(scraped).toEqual(labelSets(await query(own, endMs / 1000)));
    } finally {
      await prometheus.stop();
      await live.close();
    }
  }, 60_000);
});
