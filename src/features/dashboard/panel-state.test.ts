import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../lib/config';
import { panelOf } from '../../panels';
import type { ReadingResult } from '../../queries/reading-result';
import { QueryError } from '../../queries/http/errors';
import { blankStateOf } from './blank-state';
import { panelStateOf, type PanelState } from './panel-state';

const GRID = { startS: 0, endS: 60, stepS: 15 };

const LMDEPLOY = [
  'lmdeploy:num_requests_running',
  'lmdeploy:request_prompt_tokens_sum',
  'lmdeploy:time_to_first_token_seconds_bucket',
];

const REFUSED = new QueryError('rejected', 'The query is too long.', { status: 413 });
const failed = { kind: 'failed', error: REFUSED, last: null } as const;
const notLoaded = { kind: 'loading', last: null } as const;

/** The state of a panel that got no number, where these metrics are there. */
function stateOf(
  id: string,
  names: readonly string[],
  but: Partial<Parameters<typeof panelStateOf>[0]> = {},
): PanelState {
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
    presence: { kind: 'ready', value: { grid: GRID, counts: [1, 1, 1, 1, 1] } },
    ranksNow: null,
    metricNames: { kind: 'ready', value: new Set(names) },
    watched: notLoaded,
    selector: '',
    blankStateOf,
    scrapeIntervalS: 5,
    isLive: true,
    isOfRange: () => true,
    ...but,
  });
}

describe('panelStateOf without a number', () => {
  it('is idle when a line has all metrics that it needs', () => {
    expect(stateOf('time-to-first-token', LMDEPLOY).kind).toBe('idle');
  });

  it('says which metrics of the process are not recorded', () => {
    expect(stateOf('process-cpu', LMDEPLOY)).toMatchObject({
      kind: 'empty',
      reason: { kind: 'not-recorded', metrics: ['process_cpu_seconds_total'] },
    });
  });

  it('is missing when each line lacks one of its metrics, and names those', () => {
    expect(stateOf('prefix-hit-rate', LMDEPLOY)).toEqual({
      kind: 'missing',
      metrics: ['lmdeploy:request_cached_tokens', 'lmdeploy:request_cache_hit_ratio'],
    });
    expect(stateOf('e2e-latency', LMDEPLOY)).toEqual({
      kind: 'missing',
      metrics: ['lmdeploy:e2e_request_latency_seconds'],
    });
  });

  it('is idle where the server lists no metrics', () => {
    expect(stateOf('prefix-hit-rate', []).kind).toBe('idle');
  });

  it('is loading until it is known which metrics there are and whether a rank reports', () => {
    expect(stateOf('e2e-latency', [], { metricNames: notLoaded })).toEqual({ kind: 'loading' });
    expect(stateOf('e2e-latency', [], { presence: notLoaded })).toEqual({ kind: 'loading' });
  });

  it.each(['metricNames', 'presence', 'watched'] as const)(
    'is an error, not idle, where the query of %s is refused',
    (what) =>
      expect(stateOf('time-to-first-token', LMDEPLOY, { [what]: failed })).toEqual({
        kind: 'error',
        error: REFUSED,
        last: null,
      }),
  );

  it('is missing even where the queries of presence and watches are refused', () => {
    expect(stateOf('e2e-latency', LMDEPLOY, { presence: failed, watched: failed }).kind).toBe('missing');
  });
});
