import { expect, test } from 'vitest';
import { readHiddenNotes, writeHiddenNotes } from './hidden-notes';

function memory(): {
  getItem: (key: string) => string | null;
  setItem: (key: string, value: string) => void;
} {
  const values = new Map<string, string>();
  return { getItem: (key) => values.get(key) ?? null, setItem: (key, value) => void values.set(key, value) };
}

test('hidden notes are kept', () => {
  const storage = memory();
  writeHiddenNotes(() => storage, ['leak']);
  expect(readHiddenNotes(() => storage)).toEqual(['leak']);
});

test('nothing is hidden where the browser has no storage or keeps something else', () => {
  const refuse = (): never => {
    throw new Error('denied');
  };
  writeHiddenNotes(refuse, ['leak']);
  expect(readHiddenNotes(refuse)).toEqual([]);
  expect(readHiddenNotes(() => ({ getItem: () => '{"a":', setItem: refuse }))).toEqual([]);
  expect(readHiddenNotes(() => ({ getItem: () => '{"a":1}', setItem: refuse }))).toEqual([]);
  expect(readHiddenNotes(() => ({ getItem: () => '["a",1]', setItem: refuse }))).toEqual(['a']);
});
