import { expect, test } from 'vitest';
import { framePartsOf } from './frame-parts';

const AUTO = { help: 'auto', legend: 'auto' } as const;

test.each([
  [800, 500, true, 'table', false],
  [500, 300, true, 'line', false],
  [320, 200, false, 'line', false],
  [320, 150, false, 'none', false],
  [320, 100, false, 'none', true],
  [180, 300, true, 'line', true],
])('a frame of %i × %i', (widthPx, heightPx, hasHelp, legend, isValue) => {
  expect(framePartsOf({ widthPx, heightPx }, AUTO)).toEqual({ hasHelp, legend, isValue });
});

test('the link decides otherwise', () => {
  const small = { widthPx: 320, heightPx: 200 };
  expect(framePartsOf(small, { help: 'on', legend: 'none' })).toMatchObject({
    hasHelp: true,
    legend: 'none',
  });
  const large = { widthPx: 900, heightPx: 600 };
  expect(framePartsOf(large, { help: 'off', legend: 'line' })).toMatchObject({
    hasHelp: false,
    legend: 'line',
  });
});
