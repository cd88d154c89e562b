import { describe, expect, it } from 'vitest';
import { Spread } from './spread';

describe('Spread', () => {
  it('has no median and no deviation without numbers', () => {
    const spread = new Spread();
    expect([spread.size, spread.median, spread.deviation]).toEqual([0, NaN, NaN]);
  });

  it('gives the median and the deviation of numbers that are added in any order', () => {
    const spread = new Spread();
    for (let i = 0; i <= 100; i++) spread.add((i * 37) % 101);
    expect([spread.size, spread.median, spread.deviation]).toEqual([101, 50, 34]);
    expect([spread.at(0), spread.at(1)]).toEqual([0, 100]);
  });
});
