import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBlocks } from '../../tools/servers/prometheus/blocks';
import { startPrometheus, type RunningPrometheus } from '../../tools/servers/prometheus/start';
import { DEFAULT_CONFIG } from '../lib/config';
import { prometheusScene } from './fixtures/prometheus-scene';
import { allFindingsOf } from './all-findings.fixture';

const END_S = Date.parse('2026-08-27T07:30:00Z') / 1000;
const SCRAPE_S = 5;
/** A balancer sends the scrapes of the first target to one of two processes, in no order. */
const TURNS = [0, 1, 1, 0, 1, 0, 0, 1, 0, 1];
/** The second target is one process that restarted once. */
const RESTART_S = END_S - 600;

const dir = mkdtempSync(join(tmpdir(), 'lmdeploy-two-processes-'));
let prometheus: RunningPrometheus;

beforeAll(async () => {
  const times = Array.from({ length: 361 }, (_, i) => END_S - 1800 + i * SCRAPE_S);
  const family = (name: string, port: number, labels: string, at: (timeS: number, i: number) => number) =>
    times.map(
      (timeS, i) => `${name}{job="lmdeploy",instance="10.0.0.1:${port}"${labels}} ${at(timeS, i)} ${timeS}`,
    );
  const rank = ',model_name="m",engine="0"';
  const lines = [
    '# TYPE lmdeploy:num_requests_running gauge',
    ...[1, 2].flatMap((port) => family('lmdeploy:num_requests_running', port, rank, () => 3)),
    '# TYPE process_start_time_seconds gauge',
    ...family(
      'process_start_time_seconds',
      1,
      '',
      (_, i) => END_S - 9000 + 1000 * (TURNS[i % TURNS.length] ?? 0),
    ),
    ...family('process_start_time_seconds', 2, '', (timeS) => (timeS < RESTART_S ? END_S - 9000 : RESTART_S)),
    '# EOF',
  ];
  const file = join(dir, 'samples.om');
  writeFileSync(file, `${lines.join('\n')}\n`);
  await createBlocks([file], join(dir, 'data'));
  prometheus = await startPrometheus({ dataDir: join(dir, 'data') });
});
afterAll(async () => {
  await prometheus.stop();
  rmSync(dir, { recursive: true, force: true });
});

test('a target that two processes share is found, and one that restarted is not', async () => {
  const scene = await prometheusScene({
    url: prometheus.url,
    grid: { startS: END_S - 1200, endS: END_S, stepS: 10 },
    binding: { windowS: 20, gaugeWindowS: 40 },
    slo: DEFAULT_CONFIG.slo,
    goals: [],
    scrapeIntervalS: SCRAPE_S,
    span: 'range',
  });
  const found = allFindingsOf(scene).filter(({ id }) => id.startsWith('two-processes'));
  expect(found.map(({ text }) => text)).toEqual([
    '10.0.0.1:1 responds as two processes in turn for all of this range, as behind a load balancer: its rates, and sums that include it, are wrong. Scrape each process at its own address.',
  ]);
});
