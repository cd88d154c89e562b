import { describe, expect, test } from 'vitest';
import { formatExact } from './format-exact';
import { EN, ZH } from './full-language.fixture';

describe('formatExact', () => {
  test.each([
    [20, '20 s', '20 秒'],
    [0.5, '0.5 s', '0.5 秒'],
    [60, '1 min', '1 分钟'],
    [75, '1 min 15 s', '1 分钟 15 秒'],
    [93_660, '1 d 2 h 1 min', '1 天 2 小时 1 分钟'],
  ])('writes %s seconds in all their units', (seconds, en, zh) => {
    expect(formatExact(seconds, EN)).toBe(en);
    expect(formatExact(seconds, ZH)).toBe(zh);
  });
});
