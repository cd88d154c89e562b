import { expect, test } from 'vitest';
import { ENGLISH } from '../../../lib/lang.fixture';
import { rankCellsOf } from './rank-cell';
import { rankTableOf } from './rank-table';
import { resultOf, columnOf, rankOf, TABLE_PANEL } from './fixtures/table-panel';
import { EN } from '../../../i18n/full-language.fixture';

const en = EN.words;

const ranks = ['0', '1', '2'].map((engine) => rankOf(engine));
const values = (...of: (number | null)[]) => of.map((value, i) => columnOf(ranks[i] ?? {}, value));
const table = rankTableOf(
  TABLE_PANEL,
  resultOf(values(1, 1, 0), values(12, 6, null), values(0.613, 2, null), values(0.5, 0.52, 0.81)),
  null,
  ENGLISH,
  en,
);
const cells = table.rows.map((row) => rankCellsOf(row, table, ENGLISH, en));

test('cells of a column have the same decimals, and an unknown value is a dash', () => {
  expect(cells.map((row) => row.map((cell) => cell.text))).toEqual([
    ['12', '61', '0.50', '–'],
    ['6', '200', '0.52', '–'],
    ['–', '–', '0.81', '–'],
  ]);
});

test('a bar is never filled above 100%', () => {
  expect(cells.map((row) => row.map((cell) => cell.bar))).toEqual([
    ['100.0%', '61.3%', null, null],
    ['50.0%', '100.0%', null, null],
    ['0.0%', '0.0%', null, null],
  ]);
});

test('the cell of a straggler says how far it is from the others', () => {
  expect(cells.map((row) => row[2]?.warning)).toEqual([
    null,
    null,
    '1.6× the median of the ranks of this model (0.52 s)',
  ]);
});
