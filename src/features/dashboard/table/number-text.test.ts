import { expect, test } from 'vitest';
import { EN, ZH } from '../../../i18n/full-language.fixture';
import { unitSymbol } from '../../../lib/units';
import { numberText } from './number-text';

test.each([
  [null, '–', '–'],
  [42, '42s', '42 秒'],
  [7080, '1h 58m', '1 小时 58 分'],
  [6 * 3600, '6h', '6 小时'],
  [40 * 86_400 + 4 * 3600, '40d 4h', '40 天 4 小时'],
])('a duration of %s seconds has the units of the language in its cell', (value, en, zh) => {
  for (const [language, text] of [
    [EN, en],
    [ZH, zh],
  ] as const) {
    const durationNames = unitSymbol('duration', language).split(' ');
    expect(numberText(value, { unit: 'duration', decimals: 0, durationNames })).toBe(text);
  }
});

test('a number that is no duration stays as it is', () => {
  expect(numberText(12_345, { unit: 'count', decimals: 0 })).toBe('12,345');
  expect(numberText(2_500_000, { unit: 'tokens', decimals: 0 })).toBe('2.5M');
});
