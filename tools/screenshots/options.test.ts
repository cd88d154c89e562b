import { describe, expect, it } from 'vitest';
import { parseScreenshotsOptions } from './options';
import { SHOTS } from './shots';

describe('parseScreenshotsOptions', () => {
  it('makes all pictures of the docs by default', () => {
    const { shots, outDir } = parseScreenshotsOptions([]);
    expect(shots).toEqual(SHOTS);
    expect(outDir).toMatch(/docs\/pictures$/);
  });

  it('makes the pictures that are named', () => {
    const { shots } = parseScreenshotsOptions(['--only', 'phone-zh', '--only', 'page-en']);
    expect(shots.map(({ name }) => name)).toEqual(['page-en', 'phone-zh']);
  });

  it('says which pictures there are when it knows none of a name', () => {
    expect(() => parseScreenshotsOptions(['--only', 'page'])).toThrow(
      /--only must be one of page-en, .*"page"/,
    );
  });
});
