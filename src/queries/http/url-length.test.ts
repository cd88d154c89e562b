import { describe, expect, it } from 'vitest';
import { fitsInUrl } from './url-length';

describe('fitsInUrl', () => {
  it('counts bytes as encoded, of all texts together', () => {
    expect(fitsInUrl(['x'.repeat(5990)])).toBe(true);
    expect(fitsInUrl(['x'.repeat(3000), 'x'.repeat(3001)])).toBe(false);
    expect(fitsInUrl(['{'.repeat(2000)])).toBe(false);
    expect(fitsInUrl(['模'.repeat(600)])).toBe(true);
    expect(fitsInUrl(['模'.repeat(700)])).toBe(false);
  });
});
