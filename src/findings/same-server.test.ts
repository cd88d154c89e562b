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
const SCRAPE_S = 10;

/** One target of one job; `perS` is its rate of tokens. */
interface Target {
  readonly job: string;
  readonly instance: string;
  readonly model: string;
  readonly startS: number;
  readonly perS: number;
  /** When the job scrapes, seconds after a multiple of the interval. */
  readonly phaseS: number;
}

const one = { model: 'm', startS: END_S - 9000.25, perS: 120, phaseS: 0 };
const TARGETS: readonly Target[] = [
  // One server, by its address and by its name.
  { ...one, job: 'static', instance: '10.0.0.1:23333' },
  { ...one, job: 'pods', instance: 'gpu-1:23333', phaseS: 4 },
  // Two servers that started at the same moment.
  { ...one, job: 'static', instance: '10.0.0.2:23333', model: 'n', startS: END_S - 8000 },
  { ...one, job: 'pods', instance: 'gpu-3:23333', model: 'n', startS: END_S - 8000, perS: 90 },
  // Two servers under one address and name of model.
  { ...one, job: 'static', instance: '10.0.0.4:23333', model: 'o', startS: END_S - 7000 },
  { ...one, job: 'pods', instance: '10.0.0.4:23333', model: 'o', startS: END_S - 6999 },
];

const dir = mkdtempSync(join(tmpdir(), 'lmdeploy-same-server-'));
let prometheus: RunningPrometheus;

beforeAll(async () => {
  const family = (name: string, value: (target: Target, timeS: number) => number): string[] => [
    `# TYPE ${name} gauge`,
    ...TARGETS.flatMap((target) => {
      const { job, instance, model, phaseS } = target;
      const rank = name.includes(':') ? `,model_name="${model}",engine="0"` : '';
      return Array.from({ length: 181 }, (_, i) => END_S - 1800 + i * SCRAPE_S - phaseS).map(
        (timeS) => `${name}{job="${job}",instance="${instance}"${rank}} ${value(target, timeS)} ${timeS}`,
      );
    }),
  ];
  const lines = [
    ...family('lmdeploy:num_requests_running', () => 3),
    ...family('lmdeploy:generation_tokens_total', ({ startS, perS }, timeS) => (timeS - startS) * perS),
    ...family('process_start_time_seconds', ({ startS }) => startS),
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

test('a server that two jobs scrape is found, and servers that only start together are not', async () => {
  const scene = await prometheusScene({
    url: prometheus.url,
    grid: { startS: END_S - 1200, endS: END_S, stepS: 10 },
    binding: { windowS: 20, gaugeWindowS: 40 },
    slo: DEFAULT_CONFIG.slo,
    goals: [],
    scrapeIntervalS: SCRAPE_S,
    span: 'range',
  });
  const models = scene.columns.sameStart.map(({ labels }) => labels['model_name']);
  expect(models.sort()).toEqual(['m', 'm', 'n', 'n']);
  const found = allFindingsOf(scene).filter(({ id }) => id.startsWith('same-server'));
  expect(found.map(({ text }) => text)).toEqual([
    'The same server is scraped by jobs pods and static: sums count it twice.',
  ]);
});
