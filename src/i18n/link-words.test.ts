import { expect, test } from 'vitest';
import { EN, ZH } from './full-language.fixture';

const en = EN.words;
const zh = ZH.words;

test('a value of a link that is not used is named with what is expected and what is used', () => {
  expect(en.linkFault('theme', 'blue', en.linkOneOf('light, dark'), 'dark')).toBe(
    'theme=blue: expected one of light, dark. Using dark.',
  );
  expect(zh.linkFault('slo-ttft', '0', zh.linkExpected.aboveZero, null)).toBe(
    'slo-ttft=0：应为 大于 0 且不超过 1000000 的数，已改用 默认值。',
  );
});
