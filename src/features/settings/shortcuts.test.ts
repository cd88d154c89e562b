import { describe, expect, it } from 'vitest';
import { SHORTCUTS } from './shortcuts';

describe('SHORTCUTS', () => {
  it('gives each key of the page and of a panel one meaning', () => {
    const keys = SHORTCUTS.filter((g) => g.where !== 'keysChart').flatMap((g) =>
      g.shortcuts.flatMap((s) => s.keys),
    );
    expect(new Set(keys).size).toBe(keys.length);
  });
});
