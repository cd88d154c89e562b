import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createBlocks } from '../../tools/servers/prometheus/blocks';
import { startPrometheus, type RunningPrometheus } from '../../tools/servers/prometheus/start';
import { PANELS } from '../panels';
import { TILES } from '../panels/overview';
import { WATCHES } from '../panels/watches';
import { bindTemplate, type Binding } from './binding';
import { promqlOf } from './promql';

const START_S = Date.parse('2026-08-21T09:00:00Z') / 1000;
const SCRAPE_S = 600;
const HOURS = 6;
const RUNNING = 'lmdeploy:num_requests_running';

const BINDING: Binding = {
  selector: '',
  windowS: 4 * SCRAPE_S,
  gaugeWindowS: 4 * SCRAPE_S,
  sampling: { stepS: SCRAPE_S, scrapeIntervalS: SCRAPE_S },
  slo: { ttftSeconds: 1, itlSeconds: 0.1, e2eSeconds: 30, objective: 0.99 },
};

/** Two ranks that are scraped every ten minutes: 310 s and 347 s after each point of the grid. The first one ends early. */
const RANKS = [
  { afterS: 310, level: 3, endS: HOURS * 1800 },
  { afterS: 347, level: 5, endS: HOURS * 3600 },
] as const;

describe('ranks that are scraped every ten minutes', () => {
  const dir = mkdtempSync(join(tmpdir(), 'lmdeploy-rare-'));
  let prometheus: RunningPrometheus;

  beforeAll(async () => {
    const lines = [`# TYPE ${RUNNING} gauge`];
    for (const [rank, { afterS, level, endS }] of RANKS.entries())
      for (let s = afterS - SCRAPE_S; s <= endS; s += SCRAPE_S)
        lines.push(`${RUNNING}{engine="${rank}"} ${level} ${START_S + s}`);
    const file = join(dir, 'history.txt');
    writeFileSync(file, [...lines, '# EOF', ''].join('\n'));
    await createBlocks([file], join(dir, 'data'));
    prometheus = await startPrometheus({ dataDir: join(dir, 'data') });
  });
  afterAll(async () => {
    await prometheus.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  /** The value of an expression `hours` after the start, null without one. */
  async function valueAt(template: string, hours: number): Promise<number | null> {
    const query = bindTemplate(template, BINDING);
    const params = new URLSearchParams({ query, time: String(START_S + hours * 3600) });
    const response = await fetch(`${prometheus.url}/api/v1/query?${params.toString()}`);
    const body = (await response.json()) as { data: { result: readonly { value: [number, string] }[] } };
    const value = body.data.result[0]?.value[1];
    return value === undefined ? null : Number(value);
  }

  test('stay between two samples, and disappear after one and a half scrape intervals', async () => {
    expect(await valueAt(`sum(${RUNNING}{$selector})`, 1)).toBe(8);
    expect(await valueAt(`count(${RUNNING}{$selector})`, 1)).toBe(2);
    expect(await valueAt(`count(${RUNNING}{$selector})`, 4)).toBe(1);
    expect(await valueAt(`sum(${RUNNING}{$selector} offset 1h)`, 2)).toBe(8);
  });

  test('Prometheus accepts every expression of the page', async () => {
    const readings = [
      ...PANELS.flatMap(({ series }) => series.map(({ reading }) => reading)),
      ...TILES.map(({ reading }) => reading),
      ...Object.values(WATCHES),
    ];
    for (const query of new Set(readings.map((reading) => promqlOf(reading, BINDING, () => ['+Inf'])))) {
      const params = new URLSearchParams({ query, time: String(START_S + 3600) });
      const response = await fetch(`${prometheus.url}/api/v1/query?${params.toString()}`);
      expect(response.status, query).toBe(200);
    }
  });
});

describe('bindTemplate', () => {
  test('extends the look-back only for the last sample', () => {
    const bind = (text: string): string => bindTemplate(text, BINDING);
    expect(bind('max by (job) (up)')).toBe('max by (job) (last_over_time(up[15m]))');
    expect(bind('rate(lmdeploy:x{$selector}[$window] offset 1h)')).toBe('rate(lmdeploy:x[40m] offset 1h)');
    expect(bind('time() - timestamp(lmdeploy:x{$selector})')).toBe('time() - timestamp(lmdeploy:x)');
    expect(bindTemplate('up', { ...BINDING, sampling: { stepS: 600, scrapeIntervalS: 60 } })).toBe('up');
  });
});
