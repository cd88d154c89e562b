import { describe, expect, test } from 'vitest';
import { leakedLevel } from './leaked-level';

const CALM = [4, 8, 3, 9, 2];

describe('leakedLevel', () => {
  test.each([
    { waiting: [], running: [], level: 0, what: 'nothing' },
    { waiting: [3, 3, 3, 3, 3], running: CALM, level: 3, what: 'stale requests' },
    { waiting: [3, 3, 7, 3, 3], running: CALM, level: 3, what: 'stale requests and a queue' },
    { waiting: [3, 4, 5, 6, 7], running: CALM, level: 0, what: 'a growing queue' },
    { waiting: [9, 9, 2, 9, 9], running: CALM, level: 0, what: 'a level with a lower point' },
    { waiting: [3, 3, null, 3, 3], running: CALM, level: 0, what: 'a level with a gap' },
    { waiting: [0, 0, 5, 0, 0], running: CALM, level: 0, what: 'an empty queue with a peak' },
    {
      waiting: [44, 44, 44, 44, 44],
      running: [256, 255, 256, 256, 256],
      level: 0,
      what: 'a full server whose clients send request after request',
    },
    { waiting: [3, 3, 3, 3, 3], running: [], level: 0, what: 'a rank without samples' },
  ])('of $what is $level', ({ waiting, running, level }) =>
    expect(leakedLevel(waiting, running)).toBe(level),
  );
});
