import { expect, test } from 'vitest';
import { parsePrometheusNumber } from './prometheus-number';

test.each([
  ['0', 0],
  ['-0.25', -0.25],
  ['1e-07', 1e-7],
  ['1.7976931348623157e+308', Number.MAX_VALUE],
  ['NaN', NaN],
  ['+Inf', Infinity],
  ['Inf', Infinity],
  ['-Inf', -Infinity],
  ['+infinity', Infinity],
  ['', NaN],
  ['Infinite', NaN],
  ['undefined', NaN],
])('parsePrometheusNumber reads %j as %d', (text, number) => {
  expect(parsePrometheusNumber(text)).toBe(number);
});
