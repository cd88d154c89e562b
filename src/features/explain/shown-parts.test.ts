import { expect, it } from 'vitest';
import type { NamedChange } from '../../findings/change/model-change';
import { shownParts } from './shown-parts';

const change = (...seconds: number[]): NamedChange =>
  ({
    before: 0.04,
    now: 0.06,
    parts: seconds.map((value, i) => ({ name: ['batch', 'step', 'context', 'rest'][i], seconds: value })),
  }) as unknown as NamedChange;

it('makes one row of the parts that are hardly there', () => {
  expect(shownParts(change(0.02, 0.01, 0.0001, 0.0001)).map(({ seconds }) => seconds)).toEqual([
    0.02, 0.01, 0.0002,
  ]);
});

it('leaves out what no figure on the page shows', () => {
  expect(shownParts(change(0.02, -0.000001)).map(({ seconds }) => seconds)).toEqual([0.02]);
});
