import { describe, expect, test } from 'vitest';
import { TILES } from '../panels/overview';
import { QueryError } from '../queries/http/errors';
import { PARTIAL_RESPONSE } from '../queries/missing-data';
import { figureInputs, figureOf, resultsOf, WELL } from './tile-figures.fixture';
import { tileFigures } from './tile-figures';

describe('the figures of now', () => {
  test('all is well', () => {
    const states = tileFigures(figureInputs({})).map(({ state }) => state);
    expect(states.filter((s) => s !== 'good')).toEqual(['none', 'none', 'none']);
  });

  test('a part of the data says nothing about the state', () => {
    const results = resultsOf(WELL).map((result) => ({ ...result, warnings: [PARTIAL_RESPONSE] }));
    const figures = tileFigures(figureInputs({}, { results }));
    expect(new Set(figures.map(({ state }) => state))).toEqual(new Set(['none']));
    expect(figures[0]?.value).toBe(8);
  });

  test.each([
    { id: 'engines', values: [8, 8, 7], state: 'warn', what: 'one is missing' },
    { id: 'engines', values: [8, 8, 0], state: 'bad', what: 'all are missing' },
    { id: 'waiting-api', values: [0, 1, 1], state: 'warn', what: 'something waits' },
    { id: 'waiting-engine', values: [0, 105, 105], state: 'warn', what: 'more waits than runs' },
    {
      id: 'waiting-engine',
      values: [0, 0, 105],
      state: 'good',
      what: 'more waits than runs at one look alone',
    },
    { id: 'ttft', values: [0.5, 1.01, 1.01], state: 'warn', what: 'it is over the goal' },
    { id: 'ttft', values: [0.5, 0.5, 1.01], state: 'good', what: 'it is over the goal at one look alone' },
    { id: 'ttft', values: [1.1, 1.1, 0.95], state: 'warn', what: 'it is hardly back below the goal' },
    { id: 'ttft', values: [1.1, 1.1, 0.89], state: 'good', what: 'it is well below the goal' },
    { id: 'ttft', values: [0.5, 1, 1], state: 'good', what: 'it is at the goal' },
    { id: 'kv-cache', values: [0.5, 0.96, 0.96], state: 'warn', what: 'it is full while requests wait' },
    { id: 'failures', values: [0, 0.04, 0.04], state: 'warn', what: 'one in a hundred fails' },
    { id: 'failures', values: [0.1, 0.1, 0.1], state: 'bad', what: 'one in ten fails' },
    { id: 'attainment', values: [1, 0.9, 0.9], state: 'bad', what: 'the objective is missed' },
    {
      id: 'attainment',
      values: [0.98, 0.98, 0.9905],
      state: 'bad',
      what: 'it is hardly back at the objective',
    },
  ])('$id is $state when $what', ({ id, values, state }) =>
    expect(figureOf(id, { [id]: values }).state).toBe(state),
  );

  test('an objective that the last hour missed and the last minutes keep is worth a look', () => {
    const hourly = (overall: (first: number, last: number) => number) =>
      figureOf(
        'attainment',
        {},
        {
          results: resultsOf(WELL).map((result) => ({
            ...result,
            columns: result.columns.map((column) => ({ ...column, overall })),
          })),
          grid: { startS: 0, endS: 3600, stepS: 30 },
        },
      ).state;
    expect(hourly((first, last) => (last - first > 100 ? 0.95 : 1))).toBe('warn');
    expect(hourly(() => 0.95)).toBe('bad');
  });

  test('a full cache is normal while nothing waits', () => {
    expect(figureOf('kv-cache', { 'kv-cache': [1, 1, 1], 'waiting-engine': [0, 0, 0] }).state).toBe('good');
  });

  test('ranks are counted against those expected, and none is a figure where some are', () => {
    expect(figureOf('engines', {}, { expectedRanks: 10 })).toMatchObject({ of: 10, state: 'warn' });
    expect(figureOf('engines', { engines: [null, null, null] }, { expectedRanks: 2 })).toMatchObject({
      value: 0,
      state: 'bad',
    });
    const grid = { startS: 0, endS: 270, stepS: 30 };
    expect(figureOf('engines', { engines: [8, ...new Array<null>(9).fill(null)] }, { grid })).toMatchObject({
      value: 0,
      of: 8,
    });
    expect(figureOf('engines', { engines: [] })).toMatchObject({ value: null, of: null, state: 'none' });
  });

  test('before the first result nothing has a figure or a state', () => {
    for (const figure of tileFigures(figureInputs({}, { results: null, expectedRanks: 8 })))
      expect(figure).toMatchObject({ value: null, change: null, state: 'none' });
  });

  test('what needs more than the end of the grid waits for it', () => {
    const figures = tileFigures(
      figureInputs({}, { rest: 'pending', grid: { startS: 0, endS: 1200, stepS: 600 } }),
    );
    const pending = figures.filter(({ lack }) => lack === 'pending');
    expect(pending.map(({ tile, value, state }) => [tile.id, value, state])).toEqual([
      ['waiting-api', null, 'none'],
      ['attainment', null, 'none'],
    ]);
    expect(figureOf('attainment', {}, { rest: 'failed' }).lack).toBe('failed');
    const ranks = { rest: 'pending' } as const;
    expect(figureOf('engines', { engines: [8, 8, 8] }, ranks)).toMatchObject({
      value: 8,
      of: null,
      state: 'none',
      lack: null,
    });
    expect(figureOf('engines', { engines: [8, 8, 7] }, { ...ranks, expectedRanks: 8 })).toMatchObject({
      value: 7,
      of: 8,
      state: 'warn',
    });
  });

  test('a queue that could not be loaded says so, and leaves the others as they are', () => {
    const failure = new QueryError('rejected', 'too far back');
    const results = resultsOf(WELL).map((result, i) =>
      TILES[i]?.id === 'waiting-api' ? { ...result, columns: [], failure } : result,
    );
    const figures = tileFigures(figureInputs({}, { results }));
    expect(figures.filter(({ lack }) => lack !== null).map(({ tile, lack }) => [tile.id, lack])).toEqual([
      ['waiting-api', 'failed'],
    ]);
    expect(figures.filter(({ value }) => value === null)).toHaveLength(1);
  });

  test('changes against the period before', () => {
    const compare = resultsOf({ ...WELL, ttft: [0.5, 0.5, 0.6], running: [0, 0, 0], itl: [] });
    expect(figureOf('ttft', {}, { compare }).change).toBeCloseTo(0.25, 12);
    expect(figureOf('running', {}, { compare }).change).toBeNull();
    expect(figureOf('itl', {}, { compare }).change).toBeNull();
    expect(figureOf('engines', {}, { compare }).change).toBeNull();
  });
});
