import { describe, expect, it } from 'vitest';
import { tickLabels, yTicks } from './y-ticks';

describe('tickLabels', () => {
  it.each([
    [[0, 0.05, 0.1], 'milliseconds', ['0', '50', '100']],
    [[0, 5000, 10_000], 'tokensPerSecond', ['0', '5k', '10k']],
    [[0, 0.25, 1], 'percent', ['0', '25', '100']],
    [[0, 1e-6, 2e-6], 'seconds', ['0', '1e−6', '2e−6']],
    [[0, 2.5e-8], 'seconds', ['0', '2.5e−8']],
    [[0, 5e17], 'seconds', ['0', '5e17']],
  ] as const)('%j in %s', (ticks, unit, labels) => {
    expect(tickLabels(ticks, unit)).toEqual(labels);
  });
});

describe('yTicks', () => {
  const yOf = (value: number): number => 172 - value;

  it('gives the threshold its own tick and removes the tick that it would overlap', () => {
    const ticks = yTicks([0, 50, 100, 150], 'seconds', 105, yOf, 11);
    expect(ticks.map((t) => t.label)).toEqual(['0', '50', '150', '105']);
    expect(ticks.filter((t) => t.isThreshold).map((t) => t.value)).toEqual([105]);
  });
});
