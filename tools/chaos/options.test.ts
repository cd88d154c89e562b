import { describe, expect, it } from 'vitest';
import { FAULT_IDS } from './faults';
import { parseChaosOptions } from './options';

const parse = (...args: string[]) => parseChaosOptions(args, '/from');

describe('parseChaosOptions', () => {
  it('draws from all kinds for three minutes by default', () => {
    expect(parse()).toEqual({ help: false, seed: 1, minutes: 3, kinds: FAULT_IDS, distDir: null });
  });

  it('takes a list of kinds', () => {
    expect(parse('--only', 'refused, never').kinds).toEqual(['refused', 'never']);
  });

  it.each([
    [['--seed', '-1'], 'seed'],
    [['--minutes', 'long'], '--minutes must be'],
    [['--only', 'fire'], 'not "fire"'],
  ])('rejects %j', (args, words) => expect(() => parse(...args)).toThrow(words));
});
