import { describe, expect, test } from 'vitest';
import { CHINESE, ENGLISH } from '../../lib/lang.fixture';
import { words as en } from '../../i18n/languages/en';
import { words as zh } from '../../i18n/languages/zh';
import { TILES, tileReadings } from '../../panels/overview';
import type { ReadingResult } from '../../queries/reading-result';
import { changeText, figureText, suffixText } from './figure-text';
import { tileStates, type OverviewInputs, type TileState } from './tile-state';
import { contextWords, titleWords } from './tile-words';

type Columns = Readonly<Record<string, readonly (number | null)[]>>;

const WELL: Columns = {
  engines: [8, 8, 8],
  running: [90, 100, 104],
  'waiting-api': [0, 0, 0],
  'waiting-engine': [0, 2, 1],
  requests: [5, 6, 5.95],
  generated: [2400, 2500, 2458],
  ttft: [0.7, 0.7, 0.75],
  itl: [0.07, 0.07, 0.073],
  e2e: [25, 25, 26],
  'kv-cache': [0.7, 0.7, 0.8],
  failures: [0, 0, 0],
  attainment: [1, 1, 0.99],
};

/** The results of all readings of the tiles; each request has the same weight. */
const answersOf = (columns: Columns): ReadingResult[] =>
  TILES.flatMap((tile) => {
    const values = columns[tile.id];
    const of = (v: readonly (number | null)[] | undefined): ReadingResult => ({
      columns: v ? [{ labels: {}, values: v }] : [],
      warnings: [],
      infos: [],
      durationMs: 1,
    });
    return tile.weight ? [of(values), of(values?.map(() => 1))] : [of(values)];
  });

const inputs = (columns: Columns, more: Partial<OverviewInputs> = {}): OverviewInputs => ({
  tiles: TILES,
  results: answersOf({ ...WELL, ...columns }),
  compare: null,
  grid: { startS: 0, endS: 20, stepS: 10 },
  slo: { ttftSeconds: 1, itlSeconds: 0.1, e2eSeconds: 30, objective: 0.99 },
  expectedEngines: null,
  ...more,
});

function stateOf(id: string, columns: Columns = {}, more: Partial<OverviewInputs> = {}): TileState {
  const state = tileStates(inputs(columns, more), ENGLISH, en).find(({ tile }) => tile.id === id);
  if (!state) throw new Error(`no tile ${id}`);
  return state;
}

describe('tileStates', () => {
  test('are good for a healthy server', () => {
    expect(tileReadings(TILES)).toHaveLength(answersOf(WELL).length);
    const states = tileStates(inputs({}), ENGLISH, en);
    expect(states.map(({ state }) => state).filter((s) => s !== 'good')).toEqual(['none', 'none', 'none']);
    expect(states.map(({ normal }) => normal).filter((words) => words !== '')).toEqual([
      'Normal: 8 of 8',
      'Normal: 0',
      'Normal: not above Running',
      'Normal: up to 1 s',
      'Normal: up to 100 ms',
      'Normal: up to 30 s',
      'Normal: under 95 %, or an empty engine queue',
      'Normal: under 1 %',
      'Normal: 99 % or more',
    ]);
  });

  test.each([
    { id: 'engines', values: [8, 8, 7], state: 'warn', what: 'one is missing' },
    { id: 'engines', values: [8, 8, 0], state: 'bad', what: 'all are missing' },
    { id: 'waiting-api', values: [0, 1, 1], state: 'warn', what: 'something waits' },
    { id: 'waiting-engine', values: [0, 0, 105], state: 'warn', what: 'more waits than runs' },
    { id: 'ttft', values: [0.5, 0.5, 1.01], state: 'warn', what: 'it is over the goal' },
    { id: 'ttft', values: [0.5, 0.5, 1], state: 'good', what: 'it is at the goal' },
    { id: 'kv-cache', values: [0.5, 0.5, 0.96], state: 'warn', what: 'it is full while requests wait' },
    { id: 'failures', values: [0, 0, 0.04], state: 'warn', what: 'one in a hundred fails' },
    { id: 'failures', values: [0.1, 0.1, 0.1], state: 'bad', what: 'one in ten fails' },
    { id: 'attainment', values: [1, 1, 0.9], state: 'bad', what: 'the objective is missed' },
  ])('$id is $state when $what', ({ id, values, state }) =>
    expect(stateOf(id, { [id]: values }).state).toBe(state),
  );

  test('a full cache is normal while nothing waits', () => {
    expect(stateOf('kv-cache', { 'kv-cache': [1, 1, 1], 'waiting-engine': [0, 0, 0] }).state).toBe('good');
  });

  test('ranks count relative to the expected number, and 0 is a figure when ranks are expected', () => {
    expect(stateOf('engines', {}, { expectedEngines: 10 })).toMatchObject({ of: 10, state: 'warn' });
    expect(stateOf('engines', { engines: [null, null, null] }, { expectedEngines: 2 })).toMatchObject({
      value: 0,
      state: 'bad',
    });
    expect(stateOf('engines', { engines: [8, ...new Array<null>(9).fill(null)] })).toMatchObject({
      value: 0,
      of: 8,
    });
    expect(stateOf('engines', { engines: [] })).toMatchObject({ value: null, of: null, state: 'none' });
  });

  test('before the first result nothing has a figure or a state', () => {
    for (const state of tileStates(inputs({}, { results: null, expectedEngines: 8 }), ENGLISH, en)) {
      expect(state).toMatchObject({ value: null, change: null, state: 'none' });
      expect(figureText(state.tile, state.value)).toBe('–');
    }
  });

  test('without requests latencies and shares have no figure and no state', () => {
    const idle = {
      ttft: [],
      itl: [],
      e2e: [],
      failures: [],
      attainment: [],
      requests: [0, 0, 0],
      running: [4, 0, 0],
    };
    for (const id of ['ttft', 'failures', 'attainment']) {
      const state = stateOf(id, idle);
      expect(state).toMatchObject({ value: null, state: 'none' });
      expect(contextWords(state, ENGLISH, en)).toBe('no requests');
    }
    expect(figureText(stateOf('requests', idle).tile, 0)).toBe('0.00');
  });

  test('says no requests only when a rank reports and no request runs', () => {
    const words = (columns: Columns): string =>
      contextWords(stateOf('ttft', { ttft: [], ...columns }), ENGLISH, en);
    expect(words({})).toBe('none yet');
    expect(words({ engines: [] })).toBe('no data');
    expect(words({ engines: [8, 8, null] })).toBe('no data');
  });

  test('changes against the period before', () => {
    const compare = answersOf({ ...WELL, ttft: [0.5, 0.5, 0.6], running: [0, 0, 0], itl: [] });
    expect(stateOf('ttft', {}, { compare }).change).toBeCloseTo(0.25, 12);
    expect(stateOf('running', {}, { compare }).change).toBeNull();
    expect(stateOf('itl', {}, { compare }).change).toBeNull();
    expect(stateOf('engines', {}, { compare }).change).toBeNull();
  });
});

describe('words of a tile', () => {
  const context = (state: TileState): string => contextWords(state, ENGLISH, en);

  test('give the reference of the figure, or its change', () => {
    expect(context(stateOf('engines'))).toBe('all report');
    expect(context(stateOf('engines', { engines: [8, 8, 6] }))).toBe('2 missing');
    expect(context(stateOf('attainment'))).toBe('SLO 99 %');
    expect(context(stateOf('failures'))).toBe('last 5 min');
    expect(context(stateOf('ttft'))).toBe('SLO 1 s');
    expect(context(stateOf('requests'))).toBe('finished');
    const compare = answersOf({ ...WELL, ttft: [0.5, 0.5, 0.6] });
    expect(context(stateOf('ttft', {}, { compare }))).toBe('+25 %');
    expect(
      titleWords(stateOf('ttft', {}, { compare }), false, ENGLISH, en)
        .split('\n')
        .slice(1),
    ).toEqual(['At the end of the range.', 'Normal: up to 1 s', 'Compared with 0.60 s']);
  });

  test('are Chinese in Chinese', () => {
    const [engines] = tileStates(inputs({ engines: [8, 8, 7] }), CHINESE, zh);
    if (!engines) throw new Error('no tile');
    expect(contextWords(engines, CHINESE, zh)).toBe('缺少 1 个');
    expect(titleWords(engines, true, CHINESE, zh)).toBe('正在上报的 DP Rank 数与应有数。\n正常：8 / 8');
    expect(suffixText(engines.tile, CHINESE)).toBe('');
  });
});

describe('figureText', () => {
  test.each([
    ['generated', 1_234_567, '1.23M'],
    ['generated', 2458.4, '2,458'],
    ['requests', 5.951, '5.95'],
    ['ttft', 0.75, '0.75'],
    ['itl', 0.0731, '73'],
    ['attainment', 0.98999, '98.9'],
    ['attainment', 1, '100'],
    ['failures', 0, '0'],
    ['failures', 0.0004, '0.040'],
    ['failures', 0.00999, '1.00'],
    ['failures', 0.126, '13'],
    ['kv-cache', 0.804, '80'],
    ['running', 12345, '12,345'],
  ])('of %s %d is %s', (id, value, text) => expect(figureText(stateOf(id).tile, value)).toBe(text));
});

describe('changeText', () => {
  test.each([
    [0.09, '+9 %'],
    [-0.031, '−3 %'],
    [0.001, '±0 %'],
    [-1, '−100 %'],
    [8.5, '+850 %'],
    [11, '×12'],
  ])('of %d is %s', (change, text) => expect(changeText(change)).toBe(text));
});
