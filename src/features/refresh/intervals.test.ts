import { describe, expect, it } from 'vitest';
import { language as en } from '../../i18n/languages/en';
import { language as zh } from '../../i18n/languages/zh';
import { intervalsWith } from './interval-item';
import { intervalName } from './intervals';

describe('intervalsWith', () => {
  it('lists the current value in its place, once', () => {
    expect(intervalsWith('10s')).toEqual(['off', '5s', '10s', '30s', '1m', '5m', '15m']);
    expect(intervalsWith('20s')).toEqual(['off', '5s', '10s', '20s', '30s', '1m', '5m', '15m']);
    expect(intervalsWith('1h').at(-1)).toBe('1h');
  });
});

describe('intervalName', () => {
  it.each([
    ['10s', '10 s', '10 秒'],
    ['1m', '1 min', '1 分钟'],
    ['off', en.words.refreshOff, zh.words.refreshOff],
  ])('%s', (interval, english, chinese) => {
    expect(intervalName(interval, en, en.words)).toBe(english);
    expect(intervalName(interval, zh, zh.words)).toBe(chinese);
  });
});
