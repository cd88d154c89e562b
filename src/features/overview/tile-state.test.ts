import { describe, expect, test } from 'vitest';
import {
  figureOf,
  figureInputs,
  resultsOf,
  WELL,
  type TileColumns,
} from '../../findings/tile-figures.fixture';
import { tileFigures, type FigureInputs } from '../../findings/tile-figures';
import { CHINESE, ENGLISH } from '../../lib/lang.fixture';
import { EN, ZH } from '../../i18n/full-language.fixture';
import { words as en } from '../../i18n/languages/en';
import { words as zh } from '../../i18n/languages/zh';
import { changeText, figureText, suffixText } from './figure-text';
import { tileState, type TileState } from './tile-state';
import { TILE_HELP } from '../../panels/tile-help';
import { contextWords, titleWords } from './tile-words';

const { slo } = figureInputs({});
const stateOf = (id: string, columns: TileColumns = {}, more: Partial<FigureInputs> = {}): TileState =>
  tileState(figureOf(id, columns, more), [], null, slo, ENGLISH, en);

test('each tile says what is normal', () => {
  const states = tileFigures(figureInputs({})).map((figure) => tileState(figure, [], null, slo, ENGLISH, en));
  expect(states.map(({ normal }) => normal).filter((words) => words !== '')).toEqual([
    'Normal: 8 of 8',
    'Normal: 0',
    'Normal: not above Running',
    'Normal: up to 1 s',
    'Normal: up to 100 ms',
    'Normal: up to 30 s',
    'Normal: under 95%, or an empty engine queue',
    'Normal: under 1%',
    'Normal: 99% or more',
  ]);
});

test('the line of a tile ends with its figure', () => {
  expect(tileState(figureOf('running'), [7, 8], null, slo, ENGLISH, en).values).toEqual([7, 8, 104]);
  expect(tileState(figureOf('running'), [], null, slo, ENGLISH, en).values).toEqual([]);
});

test('without a result a figure is a dash', () => {
  expect(figureText(stateOf('running', {}, { results: null }).tile, null)).toBe('–');
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
    expect(contextWords(state, EN, en)).toBe('no requests');
  }
  expect(figureText(stateOf('requests', idle).tile, 0)).toBe('0.00');
});

test('says no requests only where a rank reports and nothing runs', () => {
  const words = (columns: TileColumns): string =>
    contextWords(stateOf('ttft', { ttft: [], ...columns }), EN, en);
  expect(words({})).toBe('none yet');
  expect(words({ engines: [] })).toBe('no data');
  expect(words({ engines: [8, 8, null] })).toBe('no data');
});

test('a metric that Prometheus does not have has no data, however many requests run', () => {
  const figure = figureOf('ttft', { ttft: [] });
  const words = (...names: string[]): string =>
    contextWords(tileState(figure, [], new Set(names), slo, ENGLISH, en), EN, en);
  expect(words('lmdeploy:num_requests_running')).toBe('no data');
  expect(words('lmdeploy:time_to_first_token_seconds_bucket')).toBe('none yet');
  expect(words()).toBe('none yet');
});

describe('words of a tile', () => {
  const context = (state: TileState): string => contextWords(state, EN, en);

  test('give the reference of the figure, or its change', () => {
    expect(context(stateOf('engines'))).toBe('all report');
    expect(context(stateOf('engines', { engines: [8, 8, 6] }))).toBe('2 missing');
    expect(context(stateOf('attainment'))).toBe('SLO 99%, 1 h');
    expect(context(stateOf('ttft'))).toBe('SLO 1 s, 5 min');
    expect(context(stateOf('requests'))).toBe('finished, 5 min');
    expect(contextWords(stateOf('ttft'), ZH, zh)).toBe('SLO 1 s，5 分钟');
    expect(context(stateOf('failures'))).toBe('last 5 min');
    const compare = resultsOf({ ...WELL, ttft: [0.5, 0.5, 0.6] });
    expect(context(stateOf('ttft', {}, { compare }))).toBe('+25%');
    expect(titleWords(stateOf('ttft', {}, { compare }), null, false, ENGLISH, en).split('\n')).toEqual([
      'At the end of the range.',
      'Normal: up to 1 s',
      'Compared with 0.60 s',
    ]);
  });

  test('are Chinese in Chinese', () => {
    const engines = tileState(figureOf('engines', { engines: [8, 8, 7] }), [], null, slo, CHINESE, zh);
    expect(contextWords(engines, ZH, zh)).toBe('缺少 1 个');
    expect(titleWords(engines, TILE_HELP['engines'] ?? null, true, CHINESE, zh)).toBe(
      '正在上报的 Rank 数与应有数。\n正常：8 / 8',
    );
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
    [0.09, '+9%'],
    [-0.031, '−3%'],
    [0.001, '±0%'],
    [-1, '−100%'],
    [8.5, '+850%'],
    [11, '×12'],
  ])('of %d is %s', (change, text) => expect(changeText(change)).toBe(text));
});
