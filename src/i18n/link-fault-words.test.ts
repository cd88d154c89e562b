import { expect, test } from 'vitest';
import { linkFaultWords } from './link-fault-words';

test('a value that cannot be used is named with what is expected and what is used, in both languages', () => {
  const faults = [
    { name: 'theme', got: 'blue', wanted: ['light', 'dark'], used: 'dark' },
    { name: 'slo-ttft', got: '0', wanted: 'aboveZero', used: null },
  ] as const;
  expect(linkFaultWords(faults, 'en').lines).toEqual([
    'theme=blue: expected one of light, dark. Using dark.',
    'slo-ttft=0: expected a number above 0. Using the default.',
  ]);
  expect(linkFaultWords(faults, 'zh').lines).toEqual([
    'theme=blue：应为 light, dark 之一，已改用 dark。',
    'slo-ttft=0：应为 大于 0 的数，已改用 默认值。',
  ]);
});
