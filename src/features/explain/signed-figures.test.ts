import { expect, test } from 'vitest';
import { EN } from '../../i18n/full-language.fixture';
import { signedFigures } from './signed-figures';

const said = (...column: readonly number[]): string[] => column.map(signedFigures(column, EN));

test('the figures of a column have one unit and the same decimals, by the largest of them', () => {
  expect(said(9.41, 0.164, -0.0304, 9.54)).toEqual(['+9.41 s', '+0.16 s', '−0.03 s', '+9.54 s']);
  expect(said(-0.0131, 0.000_165, -0.0183)).toEqual(['−13.1 ms', '+0.2 ms', '−18.3 ms']);
  expect(said(128.4, -3.2)).toEqual(['+128 s', '−3 s']);
});

test('what rounds to nothing has no sign', () => {
  expect(said(-0.001, 5)).toEqual(['0.00 s', '+5.00 s']);
  expect(said(0, 0)).toEqual(['0.000 ms', '0.000 ms']);
});

test('a sum that is smaller than its parts does not make them more exact', () => {
  expect(said(0.12, -0.119_87, 0.000_13)).toEqual(['+120 ms', '−120 ms', '0 ms']);
});
