import { describe, expect, it } from 'vitest';
import { deltaText } from './delta-text';

describe('deltaText', () => {
  it.each([
    [110, 100, '+10%'],
    [97, 100, '−3%'],
    [100.2, 100, '±0%'],
    [0, 5, '−100%'],
    [5, -10, '+150%'],
    [99, 1, '+>999%'],
    [5, 0, null],
    [null, 5, null],
    [5, null, null],
    [5, undefined, null],
  ])('of %j against %j is %j', (value, before, text) => {
    expect(deltaText(value, before)).toBe(text);
  });
});
