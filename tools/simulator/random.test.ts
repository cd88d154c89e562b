import { describe, expect, it } from 'vitest';
import { Random } from './random';

const draw = (random: Random, times: number) => Array.from({ length: times }, () => random.next());

describe('Random', () => {
  it('gives the same numbers for the same seed and stream, and others for another', () => {
    const numbers = draw(new Random(7, 'a'), 20);
    expect(draw(new Random(7, 'a'), 20)).toEqual(numbers);
    expect(draw(new Random(8, 'a'), 20)).not.toEqual(numbers);
    expect(draw(new Random(7, 'b'), 20)).not.toEqual(numbers);
    for (const number of numbers) expect(number >= 0 && number < 1).toBe(true);
  });

  it('has the mean and the spread of each distribution', () => {
    const random = new Random(1, 'moments');
    const n = 40_000;
    let [uniform, exponential, normal, square] = [0, 0, 0, 0];
    for (let i = 0; i < n; i++) {
      uniform += random.next();
      exponential += random.exponential(5);
      const value = random.normal();
      normal += value;
      square += value * value;
    }
    expect(uniform / n).toBeCloseTo(0.5, 2);
    expect(exponential / n / 5).toBeCloseTo(1, 1);
    expect(normal / n).toBeCloseTo(0, 1);
    expect(square / n).toBeCloseTo(1, 1);
  });
});
