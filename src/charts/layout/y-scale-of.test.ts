import { describe, expect, it } from 'vitest';
import { fc } from '../../lib/property.fixture';
import { UNITS, type Unit } from '../../lib/units';
import { EXTREME_NUMBERS } from '../extreme-numbers.fixture';
import { extentOf } from '../shape/extent';
import { yPart } from './y-scale';
import { yScaleOf } from './y-scale-of';

const scaleOf = (
  values: (number | null)[],
  unit: Unit = 'seconds',
  more: { isLog?: boolean; threshold?: number; plotHeightPx?: number } = {},
) =>
  yScaleOf({
    extent: extentOf([{ values }]),
    unit,
    isLog: more.isLog ?? false,
    threshold: more.threshold ?? null,
    plotHeightPx: more.plotHeightPx ?? 162,
    fontPx: 11,
  });

describe('yScaleOf', () => {
  it.each([
    ['milliseconds', [0.04, 0.177], [0, 0.05, 0.1, 0.15, 0.2]],
    ['longSeconds', [13, 99.9], [0, 25, 50, 75, 100]],
    ['percent', [0.1, 0.97], [0, 0.25, 0.5, 0.75, 1]],
    ['percent', [1.0000001], [0, 0.25, 0.5, 0.75, 1]],
    ['requests', [274], [0, 100, 200, 300]],
    ['seconds', [5, 5, 5], [0, 1, 2, 3, 4, 5]],
  ] as const)('puts round ticks from 0 over %s', (unit, values, ticks) => {
    const scale = scaleOf([...values], unit);
    expect(scale.ticks).toEqual(ticks);
    expect([scale.min, scale.max]).toEqual([ticks[0], ticks.at(-1)]);
  });

  it.each([1e-9, 1e-6, 0.0031, 0.7, 1, 3, 9.99, 1e3, 12_816, 1e9, 7.3e12])(
    'covers 0 to %d with 4 to 8 ticks',
    (high) => {
      const { ticks, max } = scaleOf([high], 'tokensPerSecond');
      expect(ticks.length).toBeGreaterThanOrEqual(4);
      expect(ticks.length).toBeLessThanOrEqual(8);
      expect(max).toBeGreaterThanOrEqual(high * (1 - 1e-9));
      expect(max).toBeLessThanOrEqual(high * 1.5);
    },
  );

  it('ends at 1 in the shown unit when there is no value above 0, or at the top of the unit', () => {
    expect(scaleOf([null]).max).toBe(1);
    expect(scaleOf([0, 0]).max).toBe(1);
    expect(scaleOf([0], 'milliseconds').max).toBe(0.001);
    expect(scaleOf([0], 'percent').max).toBe(1);
    expect(scaleOf([0], 'seconds', { isLog: true })).toMatchObject({ isLog: false, max: 1 });
  });

  it('includes values below 0', () => {
    const { min, max } = scaleOf([-3, 4]);
    expect(min).toBeLessThanOrEqual(-3);
    expect(max).toBeGreaterThanOrEqual(4);
  });

  it('ends at 0 when all values are below 0', () => {
    const { min, max, ticks } = scaleOf([-8, -3]);
    expect(min).toBeLessThanOrEqual(-8);
    expect(max).toBe(0);
    expect(ticks).toContain(0);
    expect(scaleOf([-0.2, 0.4]).ticks).toContain(0);
    expect(scaleOf([-5], 'seconds', { isLog: true }).isLog).toBe(false);
  });

  it('includes a threshold near the values and ignores a far one', () => {
    expect(scaleOf([2], 'longSeconds', { threshold: 3.5 }).max).toBeGreaterThanOrEqual(3.5);
    expect(scaleOf([2], 'longSeconds', { threshold: 30 }).max).toBe(2);
  });

  it('has ticks at 1, 2 and 5 times powers of ten on a logarithmic axis', () => {
    expect(scaleOf([0.3, 18.9], 'seconds', { isLog: true }).ticks).toEqual([0.2, 0.5, 1, 2, 5, 10, 20]);
    expect(scaleOf([1, 1], 'seconds', { isLog: true })).toMatchObject({
      min: 0.5,
      max: 2,
      ticks: [0.5, 1, 2],
    });
  });

  it('has ticks at powers of ten when more would not fit', () => {
    const { ticks, isLog } = scaleOf([1e-4, 30], 'seconds', { isLog: true });
    expect(isLog).toBe(true);
    expect(ticks).toEqual([1e-4, 0.001, 0.01, 0.1, 1, 10]);
  });

  it('has fewer ticks on a low plot', () => {
    expect(scaleOf([97], 'seconds', { plotHeightPx: 40 }).ticks.length).toBeLessThanOrEqual(3);
  });
});

describe('yScaleOf any numbers', () => {
  const units = fc.constantFrom(...(Object.keys(UNITS) as Unit[]));
  const wish = fc.record({
    values: fc.array(EXTREME_NUMBERS, { minLength: 1, maxLength: 3 }),
    unit: units,
    isLog: fc.boolean(),
    threshold: fc.option(EXTREME_NUMBERS),
    plotHeightPx: fc.double({ min: 1, max: 400, noNaN: true }),
  });

  it('returns a few finite, ascending ticks inside the axis', () => {
    fc.assert(
      fc.property(wish, ({ values, unit, threshold, ...more }) => {
        const scale = scaleOf(values, unit, { ...more, ...(threshold === null ? {} : { threshold }) });
        const { min, max, ticks } = scale;
        expect(Number.isFinite(min) && Number.isFinite(max)).toBe(true);
        expect(max).toBeGreaterThan(min);
        expect(ticks.length).toBeLessThanOrEqual(10);
        expect(ticks).toEqual([...new Set(ticks)].sort((a, b) => a - b));
        expect(ticks.every((t) => t >= min && t <= max)).toBe(true);
        for (const value of values) expect(Number.isFinite(yPart(scale, value))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('includes all values that are not extreme', () => {
    const usual = fc.double({ min: -1e12, max: 1e12, noNaN: true });
    fc.assert(
      fc.property(fc.array(usual, { minLength: 1, maxLength: 3 }), wish, (values, { plotHeightPx }) => {
        const { min, max } = scaleOf(values, 'seconds', { plotHeightPx });
        const slack = (max - min) * 1e-8;
        expect(min).toBeLessThanOrEqual(Math.min(...values) + slack);
        expect(max).toBeGreaterThanOrEqual(Math.max(...values) - slack);
      }),
    );
  });

  it('returns a valid axis for shares above 100%', () => {
    const { min, max } = scaleOf([5, 6], 'percent', { isLog: true });
    expect(max).toBeGreaterThan(min);
  });
});

describe('yPart', () => {
  it('goes from 0 at the bottom to 1 at the top', () => {
    const linear = scaleOf([10]);
    expect(yPart(linear, linear.min)).toBe(0);
    expect(yPart(linear, linear.max)).toBe(1);
    const log = scaleOf([0.1, 10], 'seconds', { isLog: true });
    expect(yPart(log, 1)).toBeCloseTo(0.5);
    expect(yPart(log, 0)).toBe(0);
  });
});
