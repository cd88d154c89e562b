import { expect, test } from 'vitest';
import { heldLevel, type Level, type Look } from './held-level';

const look = (level: Level, stays: Level = level): Look => ({ level, stays });

test.each<[string, (Look | null)[], Level | null]>([
  ['one look above the threshold changes nothing', [look(0), look(2), look(0), look(1)], 0],
  ['two looks in a row make it worse, as far as both agree', [look(0), look(1), look(2)], 1],
  ['three looks make it as bad as two of them agree', [look(0), look(1), look(2), look(2)], 2],
  ['a value a little below the threshold stays', [look(1), look(0, 1), look(0, 1)], 1],
  ['a value well below the threshold is good at once', [look(2), look(0)], 0],
  ['it falls by one level alone where the easier threshold says so', [look(2), look(1, 1)], 1],
  ['the first look counts', [look(2)], 2],
  ['without data nothing is held', [look(2), null, look(0, 1)], 0],
  ['the last look knows nothing', [look(2), null], null],
  ['there are no looks', [], null],
])('%s', (_, looks, level) => expect(heldLevel(looks)).toBe(level));
