import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../../src/lib/config';
import { planGrid } from '../../../src/session/page-query';
import { PrometheusClient } from '../../../src/queries/http/client';
import { fetchPageSetup } from '../../../src/queries/page-setup';
import { findBinary } from '../../programs/binaries';
import { createBlocks } from '../../servers/prometheus/blocks';
import { startPrometheus, type RunningPrometheus } from '../../servers/prometheus/start';
import { panelResults, loaderOn } from './fixtures/panel-results';

/*
 * Tests two jobs of one model with different scrape intervals.
 */

const missing = (['prometheus', 'promtool'] as const).filter((name) => findBinary(name) === null);

const END_S = Date.parse('2026-08-27T07:30:00Z') / 1000;
const SPAN_S = 3600;

const JOBS = [
  { job: 'often', intervalS: 5, tokensPerS: 100, running: 3 },
  { job: 'rarely', intervalS: 60, tokensPerS: 40, running: 8 },
] as const;

function seriesText(): string {
  const lineOf = (name: string, valueAt: (job: (typeof JOBS)[number], ageS: number) => number): string[] =>
    JOBS.flatMap((job) =>
      Array.from({ length: (2 * SPAN_S) / job.intervalS + 1 }, (_, i) => {
        const ageS = i * job.intervalS;
        const labels = `job="${job.job}",instance="${job.job}:23333",engine="0",model_name="m"`;
        return `${name}{${labels}} ${valueAt(job, ageS)} ${END_S - 2 * SPAN_S + ageS}`;
      }),
    );
  return [
    ...lineOf('lmdeploy:num_requests_running', ({ running }) => running),
    ...lineOf('lmdeploy:generation_tokens_total', ({ tokensPerS }, ageS) => tokensPerS * ageS),
    '# EOF\n',
  ].join('\n');
}

describe.skipIf(missing.length > 0)(
  `jobs with different scrape intervals${missing.length > 0 ? ' (skipped: run npm run deps)' : ''}`,
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'lmdeploy-intervals-'));
    let server: RunningPrometheus;

    beforeAll(async () => {
      const file = join(folder, 'series.om');
      writeFileSync(file, seriesText());
      await createBlocks([file], join(folder, 'data'));
      server = await startPrometheus({ dataDir: join(folder, 'data') });
    });
    afterAll(async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    /** All values of a line of a panel, over an hour on a chart of 800 pixels. */
    async function lineOf(selector: string, panel: string, line: number) {
      const { signal } = new AbortController();
      const client = new PrometheusClient({
        url: server.url,
        headers: {},
        credentials: 'same-origin',
        timeoutS: 30,
      });
      const setup = await fetchPageSetup(client, selector, END_S, signal);
      const range = { fromMs: (END_S - SPAN_S) * 1000, toMs: END_S * 1000 };
      const { grid, binding } = planGrid(range, 800, setup, selector, DEFAULT_CONFIG.slo);
      const results = await panelResults(panel, loaderOn(server.url, binding, grid));
      return { stepS: grid.stepS, values: results[line]?.columns[0]?.values ?? [] };
    }

    it.each([
      { name: 'both, at the longer interval', selector: '', stepS: 60, tokensPerS: 140, running: 11 },
      {
        name: 'the first alone, at its own interval',
        selector: 'job="often"',
        stepS: 5,
        tokensPerS: 100,
        running: 3,
      },
      {
        name: 'the second alone, at its own interval',
        selector: 'job="rarely"',
        stepS: 60,
        tokensPerS: 40,
        running: 8,
      },
    ])('have no gaps: $name', async ({ selector, stepS, tokensPerS, running }) => {
      const tokens = await lineOf(selector, 'token-throughput', 1);
      expect(tokens.stepS).toBe(stepS);
      expect(tokens.values).toHaveLength(SPAN_S / stepS + 1);
      for (const value of tokens.values) expect(value).toBeCloseTo(tokensPerS, 6);
      const { values } = await lineOf(selector, 'scheduler', 0);
      expect(new Set(values)).toEqual(new Set([running]));
    });
  },
);
