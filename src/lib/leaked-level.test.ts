import { describe, expect, test } from 'vitest';
import { leakedLevel } from './leaked-level';

const CALM = [4, 8, 3, 9, 2];

describe('leakedLevel', () => {
  test.each([
    { waiting: [], running: [], level: 0, what: 'nothing' },
    { waiting: [3, 3, 3, 3, 3], running: CALM, level: 3, what: 'requests that are gone' },
    { waiting: [3, 3, 7, 3, 3], running: CALM, level: 3, what: 'those with a queue upon them' },
    { waiting: [3, 4, 5, 6, 7], running: CALM, level: 0, what: 'a queue that grows' },
    { waiting: [9, 9, 2, 9, 9], running: CALM, level: 0, what: 'a level that was left' },
    { waiting: [3, 3, null, 3, 3], running: CALM, level: 0, what: 'a level that was left for nothing' },
    { waiting: [0, 0, 5, 0, 0], running: CALM, level: 0, what: 'no level' },
    {
      waiting: [44, 44, 44, 44, 44],
      running: [256, 255, 256, 256, 256],
      level: 0,
      what: 'clients in a loop',
    },
    { waiting: [3, 3, 3, 3, 3], running: [], level: 0, what: 'a rank without samples' },
  ])('of $what is $level', ({ waiting, running, level }) =>
    expect(leakedLevel(waiting, running)).toBe(level),
  );
});
