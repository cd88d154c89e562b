import { describe, expect, it } from 'vitest';
import { momentText } from './moment-text';

describe('momentText', () => {
  it.each([
    [{ startS: 0, endS: 3600, stepS: 60 }, '00:01'],
    [{ startS: 0, endS: 3600, stepS: 15 }, '00:01:00'],
    [{ startS: 0, endS: 200_000, stepS: 300 }, '1970-01-01 00:01'],
    [{ startS: 0, endS: 0, stepS: 300, latestS: 60 }, '00:01:00'],
  ])('in %j is %s', (of, text) => {
    expect(momentText(60, of, 'utc')).toBe(text);
  });
});
