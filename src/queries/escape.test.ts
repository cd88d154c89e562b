import { describe, expect, test } from 'vitest';
import { promRegex, promString } from './escape';
import { printMatchers } from './selector';

const ODD = 'a"} or vector(1)# {b}\\c\n.*';

describe('promString', () => {
  test('keeps quotes, backslashes and line breaks inside the literal', () => {
    expect(promString(ODD)).toBe('"a\\"} or vector(1)# {b}\\\\c\\n.*"');
  });

  test('escapes the replacement character, which Prometheus refuses', () => {
    expect(promString('a\ufffdb')).toBe('"a\\ufffdb"');
  });
});

describe('promRegex', () => {
  test.each([
    ['a.b', 'a\\.b'],
    ['(x|y)*', '\\(x\\|y\\)\\*'],
    ['Qwen/Qwen2.5-7B', 'Qwen/Qwen2\\.5-7B'],
    ['10.0.4.17:23333', '10\\.0\\.4\\.17:23333'],
    ['$^+?[]{}\\', '\\$\\^\\+\\?\\[\\]\\{\\}\\\\'],
  ])('%s', (value, escaped) => {
    expect(promRegex(value)).toBe(escaped);
  });
});

describe('printMatchers', () => {
  test('one value gives =, several give =~ with escaped values, no value gives no matcher', () => {
    expect(printMatchers({ model_name: ['a'], engine: [], instance: ['x.y:1', 'z'] })).toBe(
      'model_name="a",instance=~"x\\\\.y:1|z"',
    );
    expect(printMatchers({})).toBe('');
  });
});
