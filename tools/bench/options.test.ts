import { describe, expect, it } from 'vitest';
import { DEFAULT_CASES, MANY_MODELS, PAGE_CASE, POINTER_CASE } from './cases';
import { parseBenchOptions } from './options';

const parse = (...args: string[]) => parseBenchOptions(args, '/home/me');

describe('parseBenchOptions', () => {
  it('measures the default histories without options', () => {
    expect(parse()).toMatchObject({ cases: DEFAULT_CASES, refreshes: 500, jsonFile: null, isStrict: false });
  });

  it('measures everything with --full, and 5,000 refreshes without another flag', () => {
    expect(parse('--full').cases).toHaveLength(6);
    expect(parse('--full').refreshes).toBe(5000);
    expect(parse('--full', '--refreshes', '100').refreshes).toBe(100);
  });

  it('takes each number of ranks once, over both ranges', () => {
    const cases = parse('--ranks', '2,8,2').cases;
    expect(cases.map(({ ranks, rangeS }) => `${ranks} ${rangeS / 3600}`)).toEqual([
      '2 6',
      '8 6',
      '2 24',
      '8 24',
    ]);
  });

  it('measures the usual history alone with --only, and the large one for the pointer', () => {
    expect(parse('--only', 'page, tall')).toMatchObject({
      cases: [PAGE_CASE],
      parts: new Set(['page', 'tall']),
    });
    expect(parse('--only', 'pointer').cases).toEqual([PAGE_CASE, POINTER_CASE]);
    expect(parse('--only', 'page', '--ranks', '2').cases).toHaveLength(2);
  });

  it('measures the growth of costs only when it is asked for, with the ranks of --ranks', () => {
    expect(parse().parts.has('growth')).toBe(false);
    expect(parse('--full').parts.has('growth')).toBe(true);
    expect(parse('--only', 'growth', '--ranks', '1,8').growthRanks).toEqual([1, 8]);
    expect(parse('--only', 'many', '--ranks', '240').manyCases).toEqual([MANY_MODELS]);
  });

  it('resolves relative paths from the folder of the user', () => {
    expect(parse('--json', 'out.json').jsonFile).toBe('/home/me/out.json');
    expect(parse('--dist', '/srv/dist').distDir).toBe('/srv/dist');
  });

  it.each([
    [['--ranks', '0'], '--ranks must be'],
    [['--ranks', '2,x'], '--ranks must be'],
    [['--runs', '0'], '--runs must be'],
    [['--refreshes', '50'], '--refreshes must be'],
    [['--refreshes', '5001'], '--refreshes must be'],
    [['--full', '--ranks', '2'], '--full and --ranks cannot be combined'],
    [['--only', 'page,nothing'], 'not "nothing"'],
    [['--nonsense'], '--nonsense'],
  ])('refuses %j', (args, words) => expect(() => parse(...args)).toThrow(words));
});
