import { describe, expect, it } from 'vitest';
import { hasSingleKeys, setSingleKeys } from './single-keys';

function fakeStorage(): () => Pick<Storage, 'getItem' | 'setItem'> {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  return () => storage;
}

const forbidden = (): Storage => {
  throw new Error('storage is forbidden');
};

describe('hasSingleKeys', () => {
  it('is true at first, and keeps the choice of a person', () => {
    const storage = fakeStorage();
    expect(hasSingleKeys(storage)).toBe(true);
    expect(setSingleKeys(storage, false)).toBe(false);
    expect(hasSingleKeys(storage)).toBe(false);
    expect(setSingleKeys(storage, true)).toBe(true);
  });

  it('is true where the browser forbids storage', () => {
    expect(setSingleKeys(forbidden, false)).toBe(true);
  });
});
