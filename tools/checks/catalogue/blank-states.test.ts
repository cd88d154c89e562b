import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../../src/lib/config';
import type { Grid } from '../../../src/lib/frame';
import { blankStateOf } from '../../../src/features/dashboard/blank-state';
import { panelStateOf, type PanelState } from '../../../src/features/dashboard/panel-state';
import { panelOf } from '../../../src/panels/index';
import type { Binding } from '../../../src/queries/binding';
import { loadPresence } from '../../../src/queries/presence';
import { WATCHED } from '../../../src/session/watched';
import { findBinary } from '../../programs/binaries';
import { startPrometheus, type RunningPrometheus } from '../../servers/prometheus/start';
import { KNOWN_MODEL } from './fixtures/known-series';
import { loaderOn } from './fixtures/panel-results';
import { buildWorld, BUSY_S, END_S, HISTORY_S, QUIET_MODEL } from './fixtures/world';

/*
 * Tests the reason that a panel without numbers shows, on a Prometheus with servers that are busy, idle, restarted and down.
 */

const missing = (['prometheus', 'promtool'] as const).filter((name) => findBinary(name) === null);

const STEP_S = 15;
const BEGIN_S = END_S - HISTORY_S;
const BUSY: Grid = { startS: BUSY_S - 300, endS: BUSY_S, stepS: STEP_S };
const PLAIN_MODEL = 'internlm3-8b-instruct';

describe.skipIf(missing.length > 0)('a panel without numbers on a Prometheus', () => {
  let dataDir = '';
  let server: RunningPrometheus;

  beforeAll(async () => {
    dataDir = await buildWorld();
    server = await startPrometheus({ dataDir });
  });
  afterAll(async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function stateOf(id: string, model: string, grid: Grid): Promise<PanelState> {
    const panel = panelOf(id);
    if (!panel) throw new Error(`There is no panel ${id}.`);
    const selector = `model_name="${model}"`;
    const binding: Binding = { selector, windowS: 20, gaugeWindowS: 40, slo: DEFAULT_CONFIG.slo };
    const load = loaderOn(server.url, binding, grid);
    const resultOf = async (readings: Parameters<typeof load>[0]) => ({
      grid,
      binding,
      results: await load(readings),
      before: null,
    });
    return panelStateOf({
      panel,
      latest: { kind: 'ready', value: await resultOf(panel.series.map(({ reading }) => reading)) },
      presence: { kind: 'ready', value: await loadPresence(load, grid) },
      ranksNow: null,
      metricNames: { kind: 'ready', value: new Set() },
      watched: { kind: 'ready', value: await resultOf(WATCHED.readings) },
      selector,
      blankStateOf,
      scrapeIntervalS: 5,
      isLive: false,
      isOfRange: () => true,
    });
  }

  it('is idle where a rank reports and has no requests', async () => {
    expect(await stateOf('time-to-first-token', QUIET_MODEL, BUSY)).toMatchObject({ kind: 'idle' });
    expect(await stateOf('spec-acceptance', QUIET_MODEL, BUSY)).toMatchObject({ kind: 'idle' });
  });

  it('is empty without a reason for an unknown model and before the first sample', async () => {
    const before = { startS: BEGIN_S - 600, endS: BEGIN_S - 300, stepS: STEP_S };
    for (const state of [
      await stateOf('time-to-first-token', 'no-such-model', BUSY),
      await stateOf('time-to-first-token', PLAIN_MODEL, before),
    ]) {
      expect(state).toMatchObject({ kind: 'empty', reason: null });
    }
  });

  it.each([
    ['spec-acceptance', PLAIN_MODEL, BUSY, { kind: 'spec-off' }],
    ['rank-balance', QUIET_MODEL, BUSY, { kind: 'two-ranks' }],
    ['process-cpu', KNOWN_MODEL, BUSY, { kind: 'not-recorded', metrics: ['process_cpu_seconds_total'] }],
    [
      'time-to-first-token',
      KNOWN_MODEL,
      { startS: BEGIN_S - 300, endS: BEGIN_S, stepS: STEP_S },
      { kind: 'young', windowS: 20 },
    ],
  ] as const)('%s of %s is empty with a reason', async (id, model, grid, reason) => {
    const state = await stateOf(id, model, grid);
    expect(state).toMatchObject({ kind: 'empty', reason });
  });
});
