import { describe, expect, it } from 'vitest';
import { FAULT_IDS } from './faults';
import { roundOf } from './schedule';

describe('roundOf', () => {
  it('has each kind once', () => {
    const ids = roundOf(1, 0, FAULT_IDS).map(({ id }) => id);
    expect([...ids].sort()).toEqual([...FAULT_IDS].sort());
  });

  it('is the same for the same seed and round, and another for others', () => {
    const round = roundOf(7, 2, FAULT_IDS);
    expect(roundOf(7, 2, FAULT_IDS)).toEqual(round);
    expect(roundOf(7, 3, FAULT_IDS)).not.toEqual(round);
    expect(roundOf(8, 2, FAULT_IDS)).not.toEqual(round);
  });

  it('hides the page for a day', () => {
    expect(roundOf(1, 0, ['hidden'])).toEqual([{ id: 'hidden', lengthS: 86_400 }]);
  });
});
