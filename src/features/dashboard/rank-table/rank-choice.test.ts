import { expect, test } from 'vitest';
import { rowOf } from './fixtures/table-panel';
import { choiceIn, choiceOf, isChosen, selectionOf } from './rank-choice';

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

test('the selection of a rank gives the same choice, and keeps a selected job', () => {
  const none = { models: [], instances: [], engines: [], jobs: [] };
  expect(choiceIn(none)).toBeNull();
  for (const row of rows) {
    const choice = choiceOf(row, rows);
    expect(choiceIn({ ...none, ...selectionOf(choice) })).toEqual(choice);
  }
  expect({ ...none, jobs: ['pods'], ...selectionOf(choiceOf(rows[0], rows)) }.jobs).toEqual(['pods']);
  expect(selectionOf(null)).toEqual(none);
});
