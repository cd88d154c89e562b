import { describe, expect, it } from 'vitest';
import { rangeAfter } from './range-steps';

const NOW = 1_000_000_000_000;
const HOUR = 3_600_000;

describe('rangeAfter', () => {
  it('moves by half the range, and only back from now', () => {
    expect(rangeAfter('earlier', { from: 'now-2h', to: 'now' }, NOW, 'utc')).toEqual({
      from: String(NOW - 3 * HOUR),
      to: String(NOW - HOUR),
    });
    expect(rangeAfter('later', { from: 'now-2h', to: 'now' }, NOW, 'utc')).toBeNull();
    expect(rangeAfter('later', { from: 'now/d', to: 'now/d' }, NOW, 'utc')).toBeNull();
  });

  it('stops at now on the way forward', () => {
    const raw = { from: String(NOW - 2.5 * HOUR), to: String(NOW - HOUR / 2) };
    expect(rangeAfter('later', raw, NOW, 'utc')).toEqual({ from: String(NOW - 2 * HOUR), to: String(NOW) });
  });

  it('doubles the range on the way out', () => {
    const next = rangeAfter('zoom-out', { from: 'now-2h', to: 'now' }, NOW, 'utc');
    expect(Number(next?.to) - Number(next?.from)).toBe(4 * HOUR);
    expect(Number(next?.to)).toBeLessThanOrEqual(NOW);
  });

  it('is null at 1970 for a step back, and for zooming out of the longest range', () => {
    const all = { from: '1970-01-01T00:00:00Z', to: String(NOW - HOUR) };
    expect(rangeAfter('earlier', all, NOW, 'utc')).toBeNull();
    expect(rangeAfter('zoom-out', all, NOW, 'utc')).toBeNull();
  });

  it('is null for a range that is not valid', () => {
    expect(rangeAfter('earlier', { from: 'x', to: 'now' }, NOW, 'utc')).toBeNull();
  });
});
