import { describe, expect, it } from 'vitest';
import { SHORTCUTS } from './shortcuts';

describe('SHORTCUTS', () => {
  it('lists each key of the page and of a panel once', () => {
    const keys = SHORTCUTS.filter((g) => g.where !== 'chart' && g.where !== 'legend').flatMap((g) =>
      g.shortcuts.flatMap((s) => s.keys),
    );
    expect(new Set(keys).size).toBe(keys.length);
  });
});
