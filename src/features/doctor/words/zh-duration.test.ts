import { expect, test } from 'vitest';
import { zhDuration } from './zh-duration';

test.each([
  ['15d', '15 天'],
  ['10y', '10 年'],
  ['1d12h', '1 天 12 小时'],
  ['90m', '90 分钟'],
  ['15d or 10GB', '15 天或 10GB'],
  ['512MB', '512MB'],
  ['', ''],
])('zhDuration writes %s in Chinese units', (text, written) => {
  expect(zhDuration(text)).toBe(written);
});
