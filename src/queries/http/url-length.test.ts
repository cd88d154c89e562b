import { describe, expect, it } from 'vitest';
import { fitsInUrl } from './url-length';

describe('fitsInUrl', () => {
  it('counts characters, and bytes as encoded, of all texts together', () => {
    expect(fitsInUrl(['x'.repeat(3000)])).toBe(true);
    expect(fitsInUrl(['x'.repeat(1500), 'x'.repeat(1501)])).toBe(false);
    expect(fitsInUrl(['模'.repeat(600)])).toBe(true);
    expect(fitsInUrl(['模'.repeat(700)])).toBe(false);
  });
});
