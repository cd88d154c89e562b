import { describe, expect, it } from 'vitest';
import { DEFAULT_PARTS, PARTS, partsOf } from './parts';

describe('partsOf', () => {
  it('reads each part of a list, with spaces', () => {
    expect(partsOf('page, viewers')).toEqual(new Set(['page', 'viewers']));
    expect(partsOf(PARTS.join(',')).size).toBe(PARTS.length);
  });

  it('names the parts that exist when one does not', () => {
    expect(() => partsOf('pages')).toThrow('--only knows page, tall');
  });
});

describe('DEFAULT_PARTS', () => {
  it('leaves out only the growth of costs, which takes hours', () => {
    expect(PARTS.filter((part) => !DEFAULT_PARTS.has(part))).toEqual(['growth']);
  });
});
