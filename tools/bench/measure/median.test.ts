import { describe, expect, it } from 'vitest';
import { median } from './median';

describe('median', () => {
  it.each([
    [[], NaN],
    [[3], 3],
    [[10, 2, 3], 3],
    [[10, 2], 6],
  ])('of %j is %d', (values, middle) => expect(median(values)).toBe(middle));
});
