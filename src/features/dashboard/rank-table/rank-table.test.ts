import { describe, expect, test } from 'vitest';
import { CHINESE, ENGLISH } from '../../../lib/lang.fixture';
import { foundRows } from '../table/found-rows';
import { rankSummary } from './rank-summary';
import { rankTableOf } from './rank-table';
import { rankTableCsv } from './rank-table-csv';
import { resultOf, columnOf, rankOf, TABLE_PANEL } from './fixtures/table-panel';
import { EN, ZH } from '../../../i18n/full-language.fixture';

const en = EN.words;
const zh = ZH.words;

const result = resultOf(
  [columnOf(rankOf('0'), 1), columnOf(rankOf('2'), 0)],
  [columnOf(rankOf('0'), 12), columnOf(rankOf('2'), null)],
  [columnOf(rankOf('0'), 0.5)],
  [columnOf(rankOf('0'), 0.1 + 0.2)],
);
const table = rankTableOf(TABLE_PANEL, result, 3, ENGLISH, en);

describe('rankTableOf', () => {
  test('names ranks as charts do and puts the missing ones among them', () => {
    expect(table.rows.map((r) => [r.name, r.colour, r.state])).toEqual([
      ['rank 0', 0, 'up'],
      ['rank 1', 1, 'missing'],
      ['rank 2', 2, 'down'],
    ]);
    expect(table.count).toMatchObject({ up: 1, down: 1, missing: 1, of: 3 });
  });

  test('has a column for each series except the state', () => {
    expect(table.columns.map((c) => [c.name, c.symbol, c.decimals, c.barTop, c.isLatency])).toEqual([
      ['running', null, 0, 12, false],
      ['KV', '%', 0, 1, false],
      ['TTFT p95', 's', 2, null, true],
      ['restarts', null, 0, null, false],
    ]);
  });

  test('uses the instance as the name when no rank is known', () => {
    const bare = rankTableOf(TABLE_PANEL, resultOf([columnOf({ instance: 'b:1' }, 0)]), null, CHINESE, zh);
    expect(bare.rows.map((r) => r.name)).toEqual(['b:1']);
  });

  test('has columns before the first result', () => {
    expect(rankTableOf(TABLE_PANEL, null, 8, ENGLISH, en)).toMatchObject({
      rows: [],
      columns: { length: 4 },
    });
  });
});

describe('foundRows', () => {
  test.each([
    ['', 3],
    ['RANK 2', 1],
    [' m ', 3],
    ['a', 3],
    ['nothing', 0],
  ])('%j finds %i', (search, count) => {
    expect(
      foundRows(table.rows, search, ({ name, model, instance }) => [name, model, instance]),
    ).toHaveLength(count);
  });
});

describe('rankSummary', () => {
  test('gives the number of ranks up, and the states of the others', () => {
    expect(rankSummary(table.count, en)).toEqual({
      glyph: 'warn',
      text: '1 of 3 ranks up · 1 down · 1 missing',
    });
    expect(rankSummary({ up: 8, down: 0, silent: 0, missing: 0, of: 8 }, zh)).toEqual({
      glyph: 'good',
      text: '8 / 8 个 Rank 在线',
    });
    expect(rankSummary({ up: 0, down: 0, silent: 1, missing: 0, of: 1 }, en).glyph).toBe('bad');
  });
});

describe('rankTableCsv', () => {
  test('contains labels, state and exact numbers, and an empty cell for an unknown value', () => {
    expect(rankTableCsv(table)).toBe(
      [
        'model_name,instance,engine,state,running,KV,TTFT p95,restarts',
        'm,a,0,up,12,0.5,0.30000000000000004,',
        'm,,1,missing,,,,',
        'm,a,2,down,,,,',
        '',
      ].join('\r\n'),
    );
  });

  test('quotes a label with a comma or a quote', () => {
    const odd = rankTableOf(
      TABLE_PANEL,
      resultOf([columnOf(rankOf('0', 'a"} or, b'), 1)]),
      null,
      ENGLISH,
      en,
    );
    expect(rankTableCsv(odd)).toContain('"a""} or, b",a,0,up,,,,\r\n');
  });

  test('has an empty cell for a label that only another rank has, whatever its name is', () => {
    const [row] = table.rows;
    if (row === undefined) throw new Error('no rows');
    const rows = [
      { ...row, place: { constructor: 'x' } as unknown as typeof row.place },
      { ...row, place: {} },
    ];
    const [head, first, second] = rankTableCsv({ ...table, rows }).split('\r\n');
    expect([head, first, second].map((line) => line?.split(',')[0])).toEqual(['constructor', 'x', '']);
  });
});
