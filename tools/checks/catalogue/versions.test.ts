import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blankStateOf } from '../../../src/features/dashboard/blank-state';
import { panelStateOf } from '../../../src/features/dashboard/panel-state';
import { metricsNeeded } from '../../../src/features/dashboard/shown-sections';
import { DEFAULT_CONFIG } from '../../../src/lib/config';
import type { Grid } from '../../../src/lib/frame';
import { isOfHistogram, metricsOf } from '../../../src/lib/reading';
import { PANELS } from '../../../src/panels/index';
import { STATUS_SERIES } from '../../../src/panels/model-status';
import { MODEL_SERIES } from '../../../src/panels/model-table';
import { TILES } from '../../../src/panels/overview';
import { WATCHES } from '../../../src/panels/watches';
import { PrometheusClient } from '../../../src/queries/http/client';
import { QueryError } from '../../../src/queries/http/errors';
import { fetchMetricNames } from '../../../src/queries/metric-names';
import { printMatchers } from '../../../src/queries/selector';
import { loadPresence } from '../../../src/queries/presence';
import type { Binding } from '../../../src/queries/binding';
import { promqlOf } from '../../../src/queries/promql';
import { createBlocks } from '../../servers/prometheus/blocks';
import { findBinary } from '../../programs/binaries';
import { startPrometheus, type RunningPrometheus } from '../../servers/prometheus/start';
import { Fleet } from '../../simulator/fleet';
import { writeHistory } from '../../simulator/history';
import { modelPlan } from '../../simulator/model-plan';
import { compareVersions, linesOfVersion, parseVersion } from './fixtures/old-version';
import { panelResults, loaderOn, PAGE_READINGS } from './fixtures/panel-results';

/*
 * Tests the page on servers of several versions of LMDeploy: no query fails, and metrics that a version lacks are missing.
 */

const VERSIONS = ['v0.12.3', 'v0.14.0', 'v0.16.0'] as const;
const END_S = Date.parse('2026-08-27T07:30:00Z') / 1000;
const HISTORY_S = 15 * 60;
const GRID: Grid = { startS: END_S - 600, endS: END_S, stepS: 15 };

/** Panels that draw fewer lines when their newest metrics are missing. Their state is not `missing`. */
const DRAWS_LESS = ['prefill-saved', 'model-table'];

/** Panels without data in every version: there are no drafts and no GPU. */
const WITHOUT_DATA = /^(spec-|gpu-)/;

/** Metrics of lines that need a later version than their panel. */
const mayLack = (id: string, version: string): string[] =>
  id === 'token-throughput' && version === 'v0.12.3' ? ['lmdeploy:cached_tokens_total'] : [];

const missing = (['prometheus', 'promtool'] as const).filter((name) => findBinary(name) === null);

const bindingOf = (version: string): Binding => ({
  selector: `job="${version}"`,
  windowS: 20,
  gaugeWindowS: 40,
  slo: DEFAULT_CONFIG.slo,
});

async function buildServers(): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'lmdeploy-versions-data-'));
  const textDir = mkdtempSync(join(tmpdir(), 'lmdeploy-versions-text-'));
  const files: string[] = [];
  try {
    for (const [i, version] of VERSIONS.entries()) {
      const plan = modelPlan({ name: 'model', ranks: 2, traffic: { ratePerS: 4, cancelChance: 0.05 } });
      const written = await writeHistory({
        fleet: new Fleet({ seed: 3, models: [plan], incidents: [] }, (END_S - HISTORY_S) * 1000),
        endMs: END_S * 1000,
        scrapeIntervalS: 5,
        instances: [`10.0.7.${i}:23333`, `10.0.7.${i}:23334`],
        job: version,
        dir: join(textDir, version),
      });
      for (const file of written) {
        writeFileSync(file, linesOfVersion(readFileSync(file, 'utf8'), parseVersion(version)));
        files.push(file);
      }
    }
    await createBlocks(files, dataDir);
    return dataDir;
  } catch (error) {
    rmSync(dataDir, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(textDir, { recursive: true, force: true });
  }
}

describe.skipIf(missing.length > 0)(
  `versions of LMDeploy${missing.length > 0 ? ' (skipped: run npm run deps)' : ''}`,
  () => {
    let dataDir = '';
    let server: RunningPrometheus;

    beforeAll(async () => {
      dataDir = await buildServers();
      server = await startPrometheus({ dataDir });
    });
    afterAll(async () => {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    });

    const client = (): PrometheusClient =>
      new PrometheusClient({ url: server.url, headers: {}, credentials: 'same-origin', timeoutS: 30 });
    const namesOf = (version: string): Promise<ReadonlySet<string>> =>
      fetchMetricNames(
        client(),
        bindingOf(version).selector,
        { fromMs: GRID.startS * 1000, toMs: GRID.endS * 1000 },
        new AbortController().signal,
      );

    it.each(VERSIONS)('%s: every expression of the page evaluates to numbers only', async (version) => {
      const readings = [...PAGE_READINGS, ...TILES.map(({ reading }) => reading), ...Object.values(WATCHES)];
      const queries = readings.flatMap((reading) =>
        !isOfHistogram(reading) || reading.kind === 'mean' || reading.kind === 'count'
          ? [promqlOf(reading, bindingOf(version))]
          : [],
      );
      for (const query of new Set(queries)) {
        const body = new URLSearchParams({
          query,
          start: String(GRID.startS),
          end: String(GRID.endS),
          step: '60',
        });
        const response = await fetch(`${server.url}/api/v1/query_range`, { method: 'POST', body });
        const text = await response.text();
        expect(response.status, `${query}: ${text}`).toBe(200);
        expect(text, query).not.toMatch(/,"(NaN|[+-]Inf)"\]/);
      }
    });

    it.each(VERSIONS)('%s: has the metrics of every panel that needs no later version', async (version) => {
      const names = await namesOf(version);
      for (const panel of PANELS) {
        const needed = metricsNeeded(panel).filter((name) => name.startsWith('lmdeploy:'));
        // LMDeploy exports the metrics by position after the first draft.
        const lacking = needed.filter((name) => !names.has(name) && !name.includes('_per_pos_'));
        const isOld = compareVersions(parseVersion(version), parseVersion(panel.since)) < 0;
        if (!isOld) expect(lacking, panel.id).toEqual(mayLack(panel.id, version));
        else if (panel.id !== 'spec-conditional') expect(lacking, panel.id).not.toEqual([]);
      }
    });

    it.each(VERSIONS)('%s: lists the names of metrics for a selection of many instances', async (version) => {
      const range = { fromMs: GRID.startS * 1000, toMs: GRID.endS * 1000 };
      const { signal } = new AbortController();
      const { selector } = bindingOf(version);
      const many = printMatchers({
        instance: Array.from({ length: 200 }, (_, i) => `${'x'.repeat(70)}-${i}:23333`),
      });
      const long = `${selector},${many.replace('=~"', '=~".+|')}`;
      const names = await fetchMetricNames(client(), selector, range, signal);
      expect(await fetchMetricNames(client(), long, range, signal)).toEqual(names);
      const refusing = client();
      refusing.labelValues = () => Promise.reject(new QueryError('rejected', 'too long'));
      expect(await fetchMetricNames(refusing, long, range, signal)).toEqual(names);
    });

    it.each(VERSIONS)('%s: each panel is ready, or its metrics are missing', async (version) => {
      const binding = bindingOf(version);
      const load = loaderOn(server.url, binding, GRID);
      const names = await namesOf(version);
      const presence = await loadPresence(load, GRID);
      const states: Record<string, string> = {};
      for (const panel of PANELS) {
        const value = { grid: GRID, binding, results: await panelResults(panel.id, load), before: null };
        states[panel.id] = panelStateOf({
          panel,
          latest: { kind: 'ready', value },
          presence: { kind: 'ready', value: presence },
          ranksNow: null,
          metricNames: { kind: 'ready', value: names },
          watched: { kind: 'loading', last: null },
          selector: binding.selector,
          blankStateOf,
          scrapeIntervalS: 5,
          isLive: true,
          isOfRange: () => true,
        }).kind;
      }
      const expected = Object.fromEntries(
        PANELS.map(({ id, since }) => [
          id,
          compareVersions(parseVersion(version), parseVersion(since)) < 0 && !DRAWS_LESS.includes(id)
            ? 'missing'
            : WITHOUT_DATA.test(id)
              ? (states[id] ?? '')
              : 'ready',
        ]),
      );
      expect(states).toEqual(expected);
    });

    it('an old version has no sample for lines whose metrics it lacks, and samples for all others', async () => {
      const load = loaderOn(server.url, bindingOf('v0.12.3'), GRID);
      const names = await namesOf('v0.12.3');
      for (const panel of PANELS) {
        if (WITHOUT_DATA.test(panel.id)) continue;
        const results = await panelResults(panel.id, load);
        for (const [i, { columns }] of results.entries()) {
          const reading = panel.series[i]?.reading;
          if (!reading) throw new Error('A result has no line.');
          const needed = metricsOf(reading).filter((name) => name.startsWith('lmdeploy:'));
          // Only a process whose open files are not counted has an upper bound.
          const isBound =
            reading.kind === 'api-wait' && reading.of.endsWith('-at-most') && !reading.of.includes('-or-');
          // No rank is stalled.
          const isRare =
            reading === MODEL_SERIES.stalled.reading || reading === STATUS_SERIES.stalled.reading;
          const hasAll = !isBound && !isRare && needed.every((name) => names.has(name));
          const hasNumbers = columns.some(({ values }) => values.some((value) => value !== null));
          expect(hasNumbers, `${panel.id}, line ${i}`).toBe(hasAll);
        }
      }
    });
  },
);
