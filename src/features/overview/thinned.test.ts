import { describe, expect, test } from 'vitest';
import { thinned } from './thinned';

describe('thinned', () => {
  const flat = Array.from({ length: 1000 }, () => 1);

  test('leaves a short column as it is', () => expect(thinned([1, null, 3], 10)).toEqual([1, null, 3]));

  test('keeps a peak, a gap and the last value', () => {
    const thin = thinned(
      flat.map((v, i) => (i === 333 ? 9 : i > 500 && i < 600 ? null : i === 999 ? 5 : v)),
      100,
    );
    expect(thin.length).toBeLessThanOrEqual(101);
    expect(Math.max(...thin.map((v) => v ?? 0))).toBe(9);
    expect(thin).toContain(null);
    expect(thin.at(-1)).toBe(5);
  });
});
