import { describe, expect, test } from 'vitest';
import { listOf } from './sentence';
import { EN, ZH } from './full-language.fixture';

const en = EN.words;
const zh = ZH.words;

describe('listOf', () => {
  const names = (count: number) => Array.from({ length: count }, (_, i) => `r${i}`);

  test.each([
    [1, 'r0', 'r0'],
    [2, 'r0 and r1', 'r0、r1'],
    [3, 'r0, r1 and r2', 'r0、r1、r2'],
    [4, 'r0, r1 and 2 more', 'r0、r1 等 4 个'],
  ])('of %d is %s', (count, english, chinese) => {
    expect(listOf(names(count), en.names)).toBe(english);
    expect(listOf(names(count), zh.names)).toBe(chinese);
  });
});

test('a sentence starts with a capital letter, but names of models and addresses keep their case', () => {
  expect(en.markerRestart('rank 5')).toBe('Rank 5 restarted');
  expect(en.markerRestart('qwen3 rank 5')).toBe('qwen3 rank 5 restarted');
  expect(en.markerGone('host:23333')).toBe('host:23333 gone');
});
