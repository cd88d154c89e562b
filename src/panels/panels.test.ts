import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KIT_PANELS } from '../../tools/kit-panels';
import { startPrometheus, type RunningPrometheus } from '../../tools/servers/prometheus/start';
import { DEFAULT_CONFIG } from '../lib/config';
import { LATENCY_GOALS } from '../lib/latency-goals';
import { PLACEHOLDERS, histogramsOf, isOfHistogram, metricsOf } from '../lib/reading';
import type { Text } from '../lib/text';
import type { Binding } from '../queries/binding';
import { promqlOf, promqlTemplateOf } from '../queries/promql';
import { fusedQuery } from '../queries/batch/fused-query';
import { querySourcesOf } from '../queries/query-sources';
import { PANELS, SECTIONS, panelOf } from '.';
import { TILES } from './overview';

/** The sections that links lead to, in their order. */
const SECTION_IDS = [
  'latency',
  'time',
  'throughput',
  'scheduler',
  'cache',
  'shape',
  'slo',
  'models',
  'ranks',
  'spec',
  'service',
  'gpu',
];

const bindingOf = (selector: string): Binding => ({
  selector,
  windowS: 20,
  gaugeWindowS: 40,
  slo: DEFAULT_CONFIG.slo,
});

const words: readonly (readonly [string, Text])[] = PANELS.flatMap(({ id, title, help, series }) => [
  [id, title] as const,
  [id, help] as const,
  ...series.flatMap(({ name, shortName }) => [
    ...('en' in name ? [[id, name] as const] : []),
    ...(shortName ? [[id, shortName] as const] : []),
  ]),
]);

/** What the end of a line loses at most to a word that does not fit. */
const WRAP_LOSS_PX = 30;

/** Width of a description, about: 12 px for a wide character, and the mean of Latin text at 12 px. */
const widthPxOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (character > '\u2e80' ? 12 : 5.5), 0);

describe('catalogue', () => {
  test('has each panel once, the stable ones among them', () => {
    const ids = PANELS.map((panel) => panel.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining([...KIT_PANELS]));
    for (const id of ids) expect(panelOf(id)?.id).toBe(id);
    expect(panelOf('no-such-panel')).toBeNull();
  });

  test('has its sections, and opens with the panels that have always been first', () => {
    expect(SECTIONS.map((section) => section.id)).toEqual(SECTION_IDS);
    expect(SECTIONS[0]?.panels.slice(0, 5).map((panel) => panel.id)).toEqual([
      'time-to-first-token',
      'inter-token-latency',
      'e2e-latency',
      'time-per-output-token',
      'queue-time',
    ]);
  });

  test('has every text in both languages, and Chinese characters in the Chinese ones', () => {
    for (const { id, title, help } of PANELS) {
      expect(help.zh, id).toMatch(/\p{Script=Han}/u);
      expect(help.zh, id).not.toMatch(/[,;:?!]/);
      expect(title.zh, id).toMatch(/\p{Script=Han}|KV Cache/u);
    }
    for (const [id, text] of words) {
      expect(text.en, id).toMatch(/^[\x20-\x7e’–°]+$/);
      expect(text.zh, id).not.toBe('');
    }
  });

  test('describes every panel in one to three complete sentences', () => {
    for (const { id, help } of PANELS) {
      expect(help.en.length, id).toBeGreaterThan(40);
      expect(help.en.length, `${id}: ${help.en}`).toBeLessThanOrEqual(170);
      expect(help.zh.length, `${id}: ${help.zh}`).toBeLessThanOrEqual(90);
      expect(help.en, id).toMatch(/\.$/);
      expect(help.zh, id).toMatch(/。$/);
    }
  });

  test('describes every panel in two lines of three columns at 1280 px, the first sentence in less than one at 1600 px', () => {
    for (const { id, help } of PANELS)
      for (const text of [help.en, help.zh]) {
        expect(widthPxOf(text), `${id}: ${text}`).toBeLessThan(2 * 376 - WRAP_LOSS_PX);
        const [first = ''] = text.split(/(?<=[.:。；：]) ?/);
        expect(widthPxOf(first), `${id}: ${first}`).toBeLessThan(480);
      }
  });

  test('two lines of a panel never share a name', () => {
    for (const { id, series } of PANELS) {
      for (const lang of ['en', 'zh'] as const) {
        const names = series.flatMap(({ name }) => ('en' in name ? [name[lang]] : []));
        expect(new Set(names).size, id).toBe(names.length);
      }
    }
  });

  test('has a version and a source for every panel', () => {
    for (const { id, since, source } of PANELS) {
      expect(since, id).toMatch(/^v0\.(9\.2|10\.0|12\.[13]|14\.0)$/);
      expect(source, id).toMatch(/^https:\/\/(github\.com|prometheus\.io)\//);
    }
  });

  test('the form of a panel suits its readings', () => {
    for (const { id, form, series } of PANELS) {
      const kinds = series.map(({ reading }) => reading.kind);
      const [first, ...others] = kinds;
      if (form === 'heatmap') {
        expect(first, id).toBe('cells');
        expect(others.length, id).toBeGreaterThan(0);
        expect(new Set(series.flatMap(({ reading }) => histogramsOf(reading))).size, id).toBe(1);
      } else if (form === 'curve') {
        expect(new Set(kinds), id).toEqual(new Set(['cells']));
      } else {
        expect(kinds, id).not.toContain('cells');
      }
      if (form !== 'table') for (const { unit } of series) expect(unit, id).toBeUndefined();
    }
  });

  test('every headline is a line of its panel', () => {
    for (const panel of PANELS) expect(panel.series[panel.headline], panel.id).toBeDefined();
  });

  test('a panel with a goal shows the histogram of the goal, in its unit', () => {
    for (const goal of Object.values(LATENCY_GOALS)) {
      const panels = PANELS.filter(({ slo }) => slo === goal.slo);
      const histograms = panels.flatMap(({ series }) =>
        series.flatMap(({ reading }) => histogramsOf(reading)),
      );
      expect(new Set(panels.map(({ unit }) => unit))).toEqual(new Set([goal.unit]));
      expect(new Set(histograms)).toEqual(new Set([goal.histogram]));
    }
  });

  test('the figures of a section are those of tiles that lead to its panels, or headlines of its panels', () => {
    for (const section of SECTIONS) {
      const ids = section.panels.map((panel) => panel.id);
      for (const figure of section.figures) {
        const panel = 'tile' in figure ? TILES.find(({ id }) => id === figure.tile)?.panel : figure.panel;
        expect(ids).toContain(panel);
      }
    }
  });

  test('expressions use only known placeholders, select every metric and guard every ratio', () => {
    for (const { series, id } of PANELS) {
      for (const { reading } of series) {
        expect(metricsOf(reading).length, id).toBeGreaterThan(0);
        if (isOfHistogram(reading)) continue;
        const text = promqlTemplateOf(reading);
        for (const found of text.match(/\$\w+/g) ?? []) expect(PLACEHOLDERS, id).toContain(found);
        const metrics = text.match(/lmdeploy:\w+/g) ?? [];
        // What is of a GPU knows nothing of LMDeploy; all else is narrowed, by a join where it must be.
        expect(metrics.length > 0, id).toBe(!text.includes('DCGM_'));
        expect(text.match(/\{\$selector[,}]/g) ?? [], id).toHaveLength(metrics.length);
        const ratios = text.match(/ \/ (?!\d)/g) ?? [];
        expect((text.match(/ > 0\)/g) ?? []).length, id).toBeGreaterThanOrEqual(ratios.length);
      }
    }
  });

  test('a panel costs at most two requests that no other panel needs, also of a chosen rank', () => {
    const binding = bindingOf(
      'model_name="Qwen/Qwen2.5-72B-Instruct",engine="0",instance="10.120.34.56:23333"',
    );
    const requestsOf = PANELS.map(({ id, series }) => {
      const { histograms, exprs } = querySourcesOf(
        series.map(({ reading }) => reading),
        binding,
      );
      return { id, requests: [...histograms, ...(exprs.length === 0 ? [] : [fusedQuery(exprs).text])] };
    });
    for (const { id, requests } of requestsOf) {
      const others = new Set(
        requestsOf.filter((other) => other.id !== id).flatMap((other) => other.requests),
      );
      expect(requests.filter((request) => !others.has(request)).length, id).toBeLessThanOrEqual(2);
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
          const query = promqlOf(reading, bindingOf(selector), () => ['0.5', '2.5', '+Inf']);
          const response = await fetch(
            `${prometheus.url}/api/v1/format_query?${new URLSearchParams({ query }).toString()}`,
          );
          expect(await response.json(), `${id}: ${query}`).toMatchObject({ status: 'success' });
        }
      }
    },
  );
});
