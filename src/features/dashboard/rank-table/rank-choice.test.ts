import { expect, test } from 'vitest';
import { rowOf } from './fixtures/table-panel';
import { choiceOf, isChosen } from './rank-choice';

const rows = [rowOf('0', []), rowOf('1', []), rowOf('1', [], { job: 'pods' })] as const;

test('a rank is chosen by its model, instance and number', () => {
  expect(choiceOf(rows[0], rows)).toEqual({ model: 'm', instance: 'a', engine: '0', job: null });
  expect(rows.map((row) => isChosen(choiceOf(rows[0], rows), row))).toEqual([true, false, false]);
  expect(isChosen(null, rows[0])).toBe(false);
});

test('a rank that two jobs scrape is chosen by its job too', () => {
  expect(choiceOf(rows[2], rows)).toMatchObject({ engine: '1', job: 'pods' });
  expect(rows.map((row) => isChosen(choiceOf(rows[2], rows), row))).toEqual([false, false, true]);
});
