import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createBlocks } from '../../tools/servers/prometheus/blocks';
import { startPrometheus, type RunningPrometheus } from '../../tools/servers/prometheus/start';
import { Fleet } from '../../tools/simulator/fleet';
import { writeHistory } from '../../tools/simulator/history';
import { demoScenario } from '../../tools/simulator/scenario';
import { DEFAULT_CONFIG } from '../lib/config';
import { prometheusScene } from './fixtures/prometheus-scene';
import type { Finding } from './finding';
import { allFindingsOf } from './all-findings.fixture';

const END_MS = Date.parse('2026-08-27T07:30:00Z');
const HISTORY_MS = 4 * 3_600_000;
const SCRAPE_S = 10;
const { slo } = DEFAULT_CONFIG;

/** The demo teaches its reader what red means: it is red in the incident, and at no other time. */
describe('findings of the demo', () => {
  const dir = mkdtempSync(join(tmpdir(), 'lmdeploy-demo-'));
  let prometheus: RunningPrometheus;

  beforeAll(async () => {
    const files = await writeHistory({
      fleet: new Fleet(demoScenario(END_MS), END_MS - HISTORY_MS),
      endMs: END_MS,
      scrapeIntervalS: SCRAPE_S,
      instances: [0, 1, 2].map((i) => `10.0.0.1:${23333 + i}`),
      job: 'lmdeploy',
      dir: join(dir, 'files'),
    });
    await createBlocks(files, join(dir, 'data'));
    prometheus = await startPrometheus({ dataDir: join(dir, 'data') });
  }, 240_000);
  afterAll(async () => {
    await prometheus.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  /** The findings of the hour that ends so many minutes before the end. */
  async function findingsAt(minutesBefore: number): Promise<Finding[]> {
    const endS = END_MS / 1000 - minutesBefore * 60;
    return allFindingsOf(
      await prometheusScene({
        url: prometheus.url,
        grid: { startS: endS - 3600, endS, stepS: SCRAPE_S },
        binding: { windowS: 40, gaugeWindowS: 40 },
        slo,
        goals: ['ttft', 'itl', 'e2e'],
        scrapeIntervalS: SCRAPE_S,
        span: 'hour',
      }),
    );
  }

  test.each([0, 20, 145, 170])('no warning %d min before the end', async (minutesBefore) => {
    const findings = await findingsAt(minutesBefore);
    expect(findings.filter(({ state }) => state !== 'info').map(({ text }) => text)).toEqual([]);
  });

  test('the overload, while it lasts', async () => {
    const ids = (await findingsAt(122)).map(({ id }) => id);
    expect(ids).toContain('api-queue');
    expect(ids).toContain('objective itl');
  });

  test('the rank that is slow after its restart', async () => {
    const texts = (await findingsAt(104)).map(({ text }) => text);
    expect(texts).toContainEqual(
      expect.stringMatching(
        /^internlm3-8b-instruct rank 1 is slow since its restart at 05:31: ITL \d+ ms, 1\.\d× the median/,
      ),
    );
  });
});
