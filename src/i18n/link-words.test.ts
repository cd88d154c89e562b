import { expect, test } from 'vitest';
import { EN, ZH } from './full-language.fixture';

const en = EN.words;
const zh = ZH.words;

test('a value of a link that is not used is followed by what is expected and what is used', () => {
  expect(en.linkFault(en.linkOneOf(['light', 'dark']), 'dark')).toBe(
    ': expected one of `light`, `dark`. Using `dark`.',
  );
  expect(zh.linkFault(zh.linkExpected.switch, '1')).toBe('：应为 `1` 或 `0`，已改用 `1`。');
  expect(zh.linkFault(zh.linkOneOf(['light', 'dark']), null)).toBe(
    '：应为 `light`、`dark` 之一，已改用默认值。',
  );
  expect(zh.linkFault(zh.linkExpected.aboveZero, null)).toBe(
    '：应为大于 0 且不超过 1,000,000 的数，已改用默认值。',
  );
});
