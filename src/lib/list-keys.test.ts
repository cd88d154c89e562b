import { describe, expect, it } from 'vitest';
import { indexAfterKey } from './list-keys';

describe('indexAfterKey', () => {
  it.each([
    ['ArrowDown', 0, 3, 1],
    ['ArrowDown', 2, 3, 0],
    ['ArrowDown', -1, 3, 0],
    ['ArrowUp', 0, 3, 2],
    ['ArrowUp', -1, 3, 2],
    ['PageDown', 5, 12, 11],
    ['PageUp', 5, 12, 0],
    ['Home', 2, 3, 0],
    ['End', 0, 3, 2],
    ['a', 0, 3, null],
    ['ArrowDown', 0, 0, null],
  ] as const)('%s from %i of %i', (key, index, count, next) =>
    expect(indexAfterKey(key, index, count)).toBe(next),
  );
});
