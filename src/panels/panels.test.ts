import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPrometheus, type RunningPrometheus } from '../../tools/prometheus/start';
import { PLACEHOLDERS, metricsOf } from '../lib/reading';
import { promqlOf } from '../queries/promql';
import { PANELS, SECTIONS, panelOf } from '.';

/** Names that links, tests and embedders rely on. */
const SEED_IDS = [
  'e2e-latency',
  'token-throughput',
  'time-per-output-token',
  'inter-token-latency',
  'scheduler',
  'time-to-first-token',
  'kv-cache-usage',
  'finish-reason',
  'queue-time',
];

describe('catalogue', () => {
  test('has each panel once, the stable ones among them', () => {
    const ids = PANELS.map((panel) => panel.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(SEED_IDS));
    for (const id of ids) expect(panelOf(id)?.id).toBe(id);
    expect(panelOf('no-such-panel')).toBeNull();
  });

  test('says everything in both languages, and the Chinese is Chinese', () => {
    for (const { title, help, id } of PANELS) {
      for (const text of [title, help]) {
        expect(text.en, id).toMatch(/^[\x20-\x7e’–]+$/);
        expect(text.zh, id).toMatch(/\p{Script=Han}|KV Cache/u);
      }
    }
  });

  test('every headline is a line of its panel', () => {
    for (const panel of PANELS) expect(panel.series[panel.headline], panel.id).toBeDefined();
  });

  test('the figures of a section are panels of it', () => {
    for (const section of SECTIONS) {
      const ids = section.panels.map((panel) => panel.id);
      for (const figure of section.figures) expect(ids).toContain(figure.panel);
    }
  });

  test('expressions use known placeholders only, narrow every metric and guard every ratio', () => {
    for (const { series, id } of PANELS) {
      for (const { reading } of series) {
        expect(metricsOf(reading).length, id).toBeGreaterThan(0);
        if (reading.kind !== 'expr') continue;
        for (const found of reading.expr.match(/\$\w+/g) ?? []) expect(PLACEHOLDERS, id).toContain(found);
        const metrics = reading.expr.match(/lmdeploy:\w+/g) ?? [];
        expect(reading.expr.match(/\{\$selector[,}]/g), id).toHaveLength(metrics.length);
        if (reading.expr.includes(' / ')) expect(reading.expr, id).toContain('> 0');
      }
    }
  });
});

describe('expressions', () => {
  let prometheus: RunningPrometheus;
  const dataDir = mkdtempSync(join(tmpdir(), 'lmdeploy-catalogue-'));

  beforeAll(async () => {
    prometheus = await startPrometheus({ dataDir });
  });
  afterAll(async () => {
    await prometheus.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  test.each(['', 'model_name="a\\"b",engine=~"0|1"'])(
    'a real Prometheus accepts every one with {%s}',
    async (selector) => {
      for (const { series, id } of PANELS) {
        for (const { reading } of series) {
          const query = promqlOf(reading, { selector, windowS: 20, gaugeWindowS: 40 });
          const response = await fetch(
            `${prometheus.url}/api/v1/format_query?${new URLSearchParams({ query }).toString()}`,
          );
          expect(await response.json(), `${id}: ${query}`).toMatchObject({ status: 'success' });
        }
      }
    },
  );
});
