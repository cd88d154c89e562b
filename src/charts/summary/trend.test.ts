import { describe, expect, it } from 'vitest';
import { trendOf } from './trend';

const ramp = (from: number, to: number, count = 30): number[] =>
  Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));

describe('trendOf', () => {
  it.each([
    ['a line that doubles', ramp(1, 2), 'rising'],
    ['a line that halves', ramp(2, 1), 'falling'],
    ['a line that changes by less than a tenth', ramp(1, 1.08), 'steady'],
    ['a line of zeros', ramp(0, 0), 'steady'],
    ['a line that rises from 0', ramp(0, 3), 'rising'],
    ['a line below 0 that falls', ramp(-1, -3), 'falling'],
    ['noise', ramp(1, 1.2).map((v, i) => v * (i % 2 === 0 ? 0.5 : 1.5)), 'steady'],
    ['one high point at the end', [...ramp(1, 1, 29), 50], 'steady'],
    ['a hump in the middle', [...ramp(1, 1, 10), ...ramp(9, 9, 10), ...ramp(1, 1, 10)], 'steady'],
    ['a line with gaps', ramp(1, 3).map((v, i) => (i % 2 === 0 ? null : v)), 'rising'],
    ['a line that begins in the last third', ramp(1, 2).map((v, i) => (i < 20 ? null : v)), null],
    ['five points', ramp(1, 2, 5), null],
    ['no point', [], null],
  ])('of %s', (_, values, trend) => {
    expect(trendOf(values)).toBe(trend);
  });
});
