import { describe, expect, it } from 'vitest';
import { fc } from '../../lib/property.fixture';
import { fitText, placeEdgeLabels } from './edge-labels';

const label = (yPx: number, i: number) => ({ key: `k${i}`, text: `k${i}`, colour: '--lmd-p95', yPx });

describe('placeEdgeLabels', () => {
  it('leaves labels with enough room at the ends of their lines', () => {
    const placed = placeEdgeLabels([120, 40, 80].map(label), 7, 166, 12);
    expect(placed.map((p) => [p.key, p.textYPx])).toEqual([
      ['k1', 40],
      ['k2', 80],
      ['k0', 120],
    ]);
  });

  it('moves overlapping labels apart around their middle', () => {
    expect(placeEdgeLabels([100, 100].map(label), 7, 166, 12).map((p) => p.textYPx)).toEqual([94, 106]);
  });

  it('never lets labels overlap or leave the plot, and keeps the order of the lines', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 10, max: 172, noNaN: true }), { maxLength: 70 }), (ys) => {
        const placed = placeEdgeLabels(ys.map(label), 7, 166, 12);
        placed.forEach((p, i) => {
          const before = placed[i - 1];
          if (before) {
            expect(p.textYPx - before.textYPx).toBeGreaterThanOrEqual(12 - 1e-6);
            expect(p.yPx).toBeGreaterThanOrEqual(before.yPx);
          }
          expect(p.textYPx).toBeGreaterThanOrEqual(7 - 1e-6);
          expect(p.textYPx).toBeLessThanOrEqual(166 + 1e-6);
        });
        if (ys.length <= 8) expect(placed.length).toBe(ys.length);
      }),
    );
  });

  it('names the outermost of many lines', () => {
    const placed = placeEdgeLabels(
      Array.from({ length: 64 }, (_, i) => label(20 + i * 2, i)),
      7,
      166,
      12,
    );
    expect(placed.length).toBeLessThanOrEqual(8);
    expect(placed[0]?.key).toBe('k0');
    expect(placed.at(-1)?.key).toBe('k63');
  });
});

describe('fitText', () => {
  const widthOf = (text: string): number => text.length * 6;

  it.each([
    ['p95', 36, 'p95'],
    ['waiting, engine', 36, 'engine'],
    ['等待：引擎', 18, '引擎'],
    ['generation', 36, 'gener…'],
    ['x', 3, '…'],
  ])('%s in %i px is %s', (text, most, fitted) => {
    expect(fitText(text, most, widthOf)).toBe(fitted);
  });
});
