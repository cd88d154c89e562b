import { describe, expect, it } from 'vitest';
import type { Meter } from '../causes/meters';
import type { Values } from '../causes/record';
import { coveredOf, type Covered } from './covered';

const PERIOD = { startS: 0, endS: 1000 };
const TIMES_S = [0, 100, 200, 900, 1000, 1100];

const rankWith = (running: Values) => ({
  rank: { meters: { running } as Partial<Record<Meter, Values>> as Readonly<Record<Meter, Values>> },
});

describe('coveredOf', () => {
  it.each<[string, Values[], Covered]>([
    ['all of it', [[1, 1, 1, 1, 1, 1]], { kind: 'whole' }],
    ['nearly all', [[null, 0, 1, 1, 1, 1]], { kind: 'whole' }],
    ['the end', [[null, null, null, 0, 1, 1]], { kind: 'late', fromS: 900 }],
    [
      'the end, by the rank that began first',
      [
        [null, null, null, null, 1, 1],
        [null, null, 1, 1, 1, 1],
      ],
      { kind: 'late', fromS: 200 },
    ],
    ['one sample', [[null, null, null, null, 1, 1]], { kind: 'none' }],
    ['nothing', [[null, null, null, null, null, 1]], { kind: 'none' }],
    ['no rank', [], { kind: 'none' }],
  ])('%s', (_, values, covered) => {
    expect(coveredOf({ timesS: TIMES_S }, values.map(rankWith), { from: 0, to: 4 }, PERIOD)).toEqual(covered);
  });
});
