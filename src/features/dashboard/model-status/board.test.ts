import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createBlocks } from '../../../../tools/servers/prometheus/blocks';
import { startPrometheus, type RunningPrometheus } from '../../../../tools/servers/prometheus/start';
import type { Finding } from '../../../findings/finding';
import type { ModelStrip } from '../../../findings/model-strip';
import { EN } from '../../../i18n/full-language.fixture';
import { modelStatus } from '../../../panels/model-status';
import { MINUTE, MODEL_HISTORY } from '../model-table/fixtures/model-history';
import { LoadedHour } from '../rank-table/fixtures/loaded-hour';
import { END_S } from '../rank-table/fixtures/target-history';
import { stripsOf } from './board';
import { boardCsv } from './board-csv';
import { incidentsOf, lengthSOf } from './incidents';

const dir = mkdtempSync(join(tmpdir(), 'lmdeploy-board-'));
let prometheus: RunningPrometheus;
let strips: readonly ModelStrip[] = [];

beforeAll(async () => {
  writeFileSync(join(dir, 'history.txt'), MODEL_HISTORY);
  await createBlocks([join(dir, 'history.txt')], join(dir, 'data'));
  prometheus = await startPrometheus({ dataDir: join(dir, 'data') });
  const hour = new LoadedHour(prometheus.url, '', END_S);
  strips = stripsOf(
    await hour.load(
      modelStatus[0].series.map(({ reading }) => reading),
      'points',
    ),
  );
}, 60_000);
afterAll(async () => {
  await prometheus.stop();
  rmSync(dir, { recursive: true, force: true });
});

/** The pieces of a model, in minutes before the end. */
const piecesOf = (model: string) =>
  strips
    .find((strip) => strip.model === model)
    ?.pieces.map(({ state, startS, endS }) => [
      state,
      Math.round((END_S - startS) / MINUTE),
      Math.round((END_S - endS) / MINUTE),
    ]);

describe('the status board, on a Prometheus', () => {
  test('shows when a rank stopped, and when another restarted', () => {
    expect(piecesOf('whole')).toEqual([['serving', 60, 0]]);
    expect(piecesOf('quiet')).toEqual([['idle', 60, 0]]);
    expect(piecesOf('stopped')).toEqual([
      ['serving', 60, 10],
      ['partly-down', 10, 0],
    ]);
    expect(piecesOf('restarted')).toEqual([
      ['serving', 60, 5],
      ['partly-down', 5, 3],
      ['serving', 3, 0],
    ]);
    expect(piecesOf('gone')).toEqual([
      ['serving', 60, 15],
      ['down', 15, 0],
    ]);
  });

  test('shows an engine without progress as down since its last output, not only since that is known', () => {
    expect(piecesOf('stuck')).toEqual([
      ['serving', 60, 10],
      ['down', 10, 0],
    ]);
  });

  test('does not miss a target that was removed', () => {
    // The stale marker of this history is a NaN, which counts no request.
    const states = new Set(piecesOf('removed')?.map(([state]) => state));
    expect(states).toEqual(new Set(['serving', 'idle']));
  });

  test('gives the share of the time in which a rank served', () => {
    const served = (model: string) => strips.find((strip) => strip.model === model)?.served ?? NaN;
    expect(served('gone')).toBeCloseTo(0.75, 1);
    expect(served('stopped')).toBe(1);
  });

  test('lists outages and findings with begin, end and cause, the newest first', () => {
    const finding: Finding = {
      id: 'failures',
      weight: 1,
      state: 'warn',
      isNow: false,
      panel: 'failures',
      atS: null,
      text: 'Requests failed.',
      span: { startS: END_S - 240, endS: END_S - 200 },
    };
    const own = strips.filter(({ model }) => model === 'gone' || model === 'restarted');
    const away: Finding = { ...finding, id: 'away m' };
    const incidents = incidentsOf(own, [finding, away], END_S - 10, EN.words);
    expect(incidents.map(({ isNow, text }) => [isNow, text])).toEqual([
      [false, 'Requests failed.'],
      [false, 'restarted partly down: 1 of 2 ranks not scraped by Prometheus.'],
      [true, 'gone down: 1 of 1 rank not scraped by Prometheus.'],
    ]);
    expect(incidents.map(({ endS }) => endS === null)).toEqual([false, false, true]);
    // The page reports a restart for some minutes; it was a moment.
    const restart: Finding = { ...finding, id: 'cause restart m 1000', isNow: true };
    const moments = incidentsOf([], [restart], END_S, EN.words);
    expect(moments).toMatchObject([{ isNow: false, endS: null }]);
    expect(moments.map((one) => lengthSOf(one, END_S + 100))).toEqual([null]);
    const open = incidentsOf([], [{ ...finding, isNow: true }], END_S, EN.words);
    expect(open.map((one) => lengthSOf(one, one.startS + 95))).toEqual([95]);
  });

  test('is a file with a row for each piece', () => {
    const lines = boardCsv(strips, EN.words).split('\r\n');
    expect(lines[0]).toBe('model_name,start,end,state,reason');
    expect(lines.filter((line) => line.startsWith('restarted,'))).toHaveLength(3);
  });
});
