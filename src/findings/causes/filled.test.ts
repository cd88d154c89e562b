import { expect, it } from 'vitest';
import { filled } from './filled';

it.each([
  ['mean {name} rose', { name: 'TTFT' }, 'mean TTFT rose'],
  ['来自{part}。', { part: 'API 排队' }, '来自 API 排队。'],
  ['来自{part}。', { part: '引擎排队' }, '来自引擎排队。'],
  ['平均{latency}从 {before} 升', { latency: '用户侧 TTFT', before: '1 s' }, '平均用户侧 TTFT 从 1 s 升'],
  ['比 {a} 高', { a: '5%' }, '比 5% 高'],
  ['{none}没有', {}, '没有'],
  ['{toString}', {}, ''],
])('fills %s', (sentence, values, text) => {
  expect(filled(sentence, values as Readonly<Record<string, string>>)).toBe(text);
});
