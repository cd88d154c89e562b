import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EN, ZH } from '../../../src/i18n/full-language.fixture';

const codeOf = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);

test.each([
  ['link.md', EN],
  ['link.zh-CN.md', ZH],
])('docs/%s has the values that the page names when one of a link is wrong', (name, { words }) => {
  const lines = readFileSync(new URL(`../../../docs/${name}`, import.meta.url), 'utf8').split('\n');
  const { moment, refresh, timezone, compare, switch: switched } = words.linkExpected;
  for (const [parameter, expected] of [
    ['from', moment],
    ['refresh', refresh],
    ['timezone', timezone],
    ['compare', compare],
    ['markers', switched],
  ] as const) {
    const row = lines.find(
      (line) => line.startsWith('|') && codeOf(line.split('|')[1] ?? '').includes(parameter),
    );
    // An example has its parameter before the value.
    const written = codeOf(row ?? '').map((code) => code.slice(code.indexOf('=') + 1));
    expect(written, parameter).toEqual(expect.arrayContaining(codeOf(expected)));
  }
});
