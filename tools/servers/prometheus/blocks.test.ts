import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Fleet } from '../../simulator/fleet';
import { writeHistory } from '../../simulator/history';
import { steadyScenario } from '../../simulator/scenario';
import { serveFleet } from '../../simulator/server';
import { findBinary } from '../../programs/binaries';
import { createBlocks } from './blocks';
import { startPrometheus } from './start';

const missing = (['prometheus', 'promtool'] as const).filter((name) => findBinary(name) === null);
const needs =
  missing.length > 0
    ? ` (skipped: ${missing.join(' and ')} not on this machine, npm run deps installs them)`
    : '';

interface Answer {
  readonly data: {
    readonly result: readonly { metric: Record<string, string>; values: [number, string][] }[];
  };
}

let dir = '';
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'blocks-test-'));
});
afterAll(() => rm(dir, { recursive: true }));

describe.skipIf(missing.length > 0)(`createBlocks${needs}`, () => {
  it('stores what Prometheus then reads back sample for sample, and live scrapes go on after it', async () => {
    // Round figures in the past, over the border of two blocks.
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
      const ask = async (query: string, timeS: number): Promise<Answer> => {
        const url = new URL('/api/v1/query', prometheus.url);
        url.search = new URLSearchParams({ query, time: String(timeS) }).toString();
        return (await (await fetch(url)).json()) as Answer;
      };
      const stored = await ask('{job="lmdeploy"}[10m]', endMs / 1000);
      const again = new Fleet(scenario, startMs);
      const reading = new Map<string, (timeS: number) => number>();
      const metrics = () => {
        const reach = again.reach(0);
        if (reach.state !== 'up') throw new Error('The rank is down.');
        return reach.process.metrics;
      };
      reading.set('lmdeploy:generation_tokens_total', () => metrics().generationTokens);
      reading.set('lmdeploy:iter_token_latency_sum', () => metrics().interTokenS.sum);
      reading.set('lmdeploy:num_requests_running', () => metrics().gauges.running);
      reading.set('lmdeploy:request_prompt_tokens_count', () => metrics().requestPromptTokens.count);
      const columns = [...reading].map(([name, read]) => ({
        read,
        series: stored.data.result.find(({ metric }) => metric['__name__'] === name),
      }));
      for (let i = 0; i < 66; i++) {
        const timeS = startMs / 1000 + 5 * (i + 1);
        again.advanceTo(timeS * 1000);
        for (const { series, read } of columns) {
          expect(series?.values).toHaveLength(66);
          expect(series?.metric).toMatchObject({ instance, job: 'lmdeploy', model_name: model });
          const [at, text] = series?.values[i] ?? [0, ''];
          expect([at, Number(text)]).toEqual([timeS, read(timeS)]);
        }
      }
      expect(stored.data.result.length).toBeGreaterThan(320);

      // Prometheus asks for OpenMetrics with gzip: the live series must be those of the blocks, not new ones.
      await expect
        .poll(
          async () =>
            (await ask('up == 1 and on () lmdeploy:generation_tokens_total', Date.now() / 1000)).data.result
              .length,
          {
            timeout: 15_000,
          },
        )
        .toBe(1);
      const own = '{job="lmdeploy",__name__!~"up|scrape_.*"}';
      const labelSets = (answer: Answer) =>
        answer.data.result.map(({ metric }) => JSON.stringify(Object.entries(metric).sort())).sort();
      const scraped = labelSets(await ask(own, Date.now() / 1000));
      expect(scraped).toEqual(labelSets(await ask(own, endMs / 1000)));
    } finally {
      await prometheus.stop();
      await live.close();
    }
  }, 60_000);

  it("ends with promtool's last words when a file is broken", async () => {
    const file = join(dir, 'broken.om');
    await writeFile(file, 'up{job="x" 1 1\n# EOF\n');
    await expect(createBlocks([file], join(dir, 'broken'))).rejects.toThrow(
      /broken\.om \(exit 1\): .*parse|next|expected/,
    );
  });
});

describe('createBlocks', () => {
  it('says what to do when promtool cannot be run', async () => {
    await expect(createBlocks([join(dir, 'x.om')], dir, join(dir, 'nowhere'))).rejects.toThrow(
      'npm run deps',
    );
  });
});
