import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../lib/config';
import { panelOf } from '../../panels';
import type { ReadingResult } from '../../queries/reading-result';
import { blankStateOf } from './blank-state';
import { panelStateOf, type PanelState } from './panel-state';

const GRID = { startS: 0, endS: 60, stepS: 15 };

const LMDEPLOY = [
  'lmdeploy:num_requests_running',
  'lmdeploy:request_prompt_tokens_sum',
  'lmdeploy:time_to_first_token_seconds_bucket',
];

/** The state of a panel that got no number, where these metrics are there. */
function stateOf(id: string, names: readonly string[] | null): PanelState {
  const panel = panelOf(id);
  if (!panel) throw new Error(`There is no panel ${id}.`);
  const nothing: ReadingResult = { columns: [], warnings: [], infos: [], durationMs: 0 };
  return panelStateOf({
    panel,
    latest: {
      kind: 'ready',
      value: {
        grid: GRID,
        binding: { selector: '', windowS: 20, gaugeWindowS: 40, slo: DEFAULT_CONFIG.slo },
        results: panel.series.map(() => nothing),
        before: null,
      },
    },
    presence: { grid: GRID, counts: [1, 1, 1, 1, 1] },
    metricNames: names && new Set(names),
    watched: null,
    selector: '',
    blankStateOf,
    scrapeIntervalS: 5,
    isLive: true,
  });
}

describe('panelStateOf without a number', () => {
  it('is idle where all that a line needs is exported', () => {
    expect(stateOf('time-to-first-token', LMDEPLOY).kind).toBe('idle');
  });

  it('says which metrics of the process are not recorded', () => {
    expect(stateOf('process-cpu', LMDEPLOY)).toMatchObject({
      kind: 'empty',
      reason: { kind: 'not-recorded', metrics: ['process_cpu_seconds_total'] },
    });
  });

  it('is missing where each line lacks one of its metrics, and names those', () => {
    expect(stateOf('prefix-hit-rate', LMDEPLOY)).toEqual({
      kind: 'missing',
      metrics: ['lmdeploy:request_cached_tokens', 'lmdeploy:request_cache_hit_ratio'],
    });
    expect(stateOf('e2e-latency', LMDEPLOY)).toEqual({
      kind: 'missing',
      metrics: ['lmdeploy:e2e_request_latency_seconds'],
    });
  });

  it('is idle where the server refuses to list the metrics', () => {
    expect(stateOf('prefix-hit-rate', null).kind).toBe('idle');
    expect(stateOf('prefix-hit-rate', []).kind).toBe('idle');
  });
});
