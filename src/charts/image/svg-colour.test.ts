import { expect, it } from 'vitest';
import { svgColourOf } from './svg-colour';

it.each([
  ['#14704f', '#14704f', 1],
  ['rgb(20, 26, 36)', '#141a24', 1],
  ['rgba(20, 26, 36, 0.12)', '#141a24', 0.12],
  ['color(srgb 0 0.5 1 / 0.16)', '#0080ff', 0.16],
  ['color(srgb 0 0.5 1)', '#0080ff', 1],
  ['color(srgb none 1.2 -0.1 / 0.5)', '#00ff00', 0.5],
  ['oklch(0.7 0.1 200)', 'oklch(0.7 0.1 200)', 1],
])('svgColourOf splits %s', (serialised, colour, opacity) => {
  expect(svgColourOf(serialised)).toEqual({ colour, opacity });
});
