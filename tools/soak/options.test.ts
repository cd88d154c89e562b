import { describe, expect, it } from 'vitest';
import { earlyOf, parseSoakOptions } from './options';

const parse = (...args: string[]) => parseSoakOptions(args, '/from');

describe('parseSoakOptions', () => {
  it('refreshes 300 times with 64 ranks by default', () => {
    expect(parse()).toEqual({ help: false, refreshes: 300, ranks: 64, distDir: null });
  });

  it('reads relative paths from the folder of the user', () => {
    expect(parse('--dist', 'dist').distDir).toBe('/from/dist');
  });

  it.each([
    [['--refreshes', '50'], '--refreshes must be'],
    [['--refreshes', 'many'], '--refreshes must be'],
    [['--ranks', '0'], '--ranks must be'],
    [['--wrong'], '--wrong'],
  ])('rejects %j', (args, words) => expect(() => parse(...args)).toThrow(words));
});

describe('earlyOf', () => {
  it.each([
    [51, 50],
    [149, 50],
    [150, 50],
    [300, 100],
    [899, 250],
    [900, 300],
    [5000, 300],
    [20_000, 300],
  ])('of %d refreshes is %d', (refreshes, early) => expect(earlyOf(refreshes)).toBe(early));
});
