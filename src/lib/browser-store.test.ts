import { expect, test } from 'vitest';
import { keep, readKept, stringsIn } from './browser-store';

test('a kept value is read again', () => {
  const values = new Map<string, string>();
  const storage = {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
  };
  keep(() => storage, 'layout', { hidden: ['a'] });
  expect(readKept(() => storage, 'layout')).toEqual({ hidden: ['a'] });
  expect(readKept(() => storage, 'other')).toBeNull();
});

test('nothing is kept where the browser has no storage, and broken text counts as nothing', () => {
  const refuse = (): never => {
    throw new Error('denied');
  };
  keep(refuse, 'layout', 1);
  expect(readKept(refuse, 'layout')).toBeNull();
  expect(readKept(() => ({ getItem: () => '{"a":', setItem: refuse }), 'layout')).toBeNull();
});

test('a list gives its texts, anything else none', () => {
  expect(stringsIn(['a', 1, 'b'])).toEqual(['a', 'b']);
  expect(stringsIn({ 0: 'a' })).toEqual([]);
});
