import { describe, expect, it } from 'vitest';
import { shortenedTo } from './shortened-to';

const widthOf = (character: string): number => (character === '…' ? 10 : 5);

describe('shortenedTo', () => {
  it.each([
    ['rank 0', 30, 'rank 0'],
    ['rank 10', 30, 'rank…'],
    ['rank 10', 35, 'rank 10'],
    ['rank 10 model', 40, 'rank 1…'],
    ['', 0, ''],
    ['rank', 0, '…'],
    // A character outside of the basic plane stays whole.
    ['😀😀😀', 12, '…'],
    ['😀😀😀😀', 17, '😀…'],
  ])('shortens %s to %d px: %s', (text, mostPx, shown) => {
    expect(shortenedTo(text, mostPx, widthOf)).toBe(shown);
  });
});
