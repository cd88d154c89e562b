import { describe, expect, it } from 'vitest';
import { fc } from '../lib/property.fixture';
import { EXTREME_NUMBERS } from './extreme-numbers.fixture';
import { sparklinePath } from './sparkline-path';

describe('sparklinePath', () => {
  it('spans the lowest to the highest value and is interrupted at gaps', () => {
    expect(sparklinePath([0, 10, null, 5, null])).toEqual({
      line: 'M0 100L0 100L25 0M75 50L75 50',
      dot: 'M75 50h0',
    });
  });

  it.each([
    ['nothing', [], { line: '', dot: '' }],
    ['all gaps', [null, null], { line: '', dot: '' }],
    ['one value', [7], { line: 'M100 50L100 50', dot: 'M100 50h0' }],
    ['equal values', [3, 3], { line: 'M0 50L0 50L100 50', dot: 'M100 50h0' }],
  ])('draws %s', (_, values, path) => {
    expect(sparklinePath(values)).toEqual(path);
  });

  it('shows a last value that is apart from the line as a dot alone', () => {
    // The rate fell to 0; its mean over the last minutes is not yet there.
    expect(sparklinePath([10, 0, 0, 5], true)).toEqual({
      line: 'M0 0L0 0L33.3 100L66.7 100',
      dot: 'M100 50h0',
    });
    expect(sparklinePath([10, 0, null], true)).toMatchObject({ dot: '' });
  });

  it('stays in its box with any numbers', () => {
    fc.assert(
      fc.property(fc.array(fc.option(EXTREME_NUMBERS), { maxLength: 6 }), (values) => {
        const numbers = sparklinePath(values).line.match(/[^ML ]+/g) ?? [];
        expect(numbers.map(Number).every((n) => n >= 0 && n <= 100)).toBe(true);
      }),
    );
  });
});
