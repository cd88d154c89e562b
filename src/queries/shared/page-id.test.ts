import { expect, test } from 'vitest';
import { pageId } from './page-id';
import { textHash } from './text-hash';

test('the frames of a tab have one id, other tabs have others', () => {
  const storage = (): Pick<Storage, 'getItem' | 'setItem'> => {
    const items = new Map<string, string>();
    return {
      getItem: (name) => items.get(name) ?? null,
      setItem: (name, value) => void items.set(name, value),
    };
  };
  const [one, other] = [storage(), storage()];
  expect(pageId(() => one)).toBe(pageId(() => one));
  expect(pageId(() => other)).not.toBe(pageId(() => one));
});

test('a frame without storage has no id', () => {
  expect(
    pageId(() => {
      throw new Error('not allowed');
    }),
  ).toBeNull();
});

test('textHash gives the numbers of FNV-1a', () => {
  expect(textHash('')).toBe(0x811c9dc5);
  expect(textHash('foobar')).toBe(0xbf9cf968);
});
