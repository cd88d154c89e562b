import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../lib/languages';
import { loadLanguage, loadSomeLanguage } from './load-language';

describe('loadLanguage', () => {
  test.each(LANGUAGES.map(({ code }) => code))('finds the file of %s', async (code) => {
    const language = await loadLanguage(code);
    expect(language.code).toBe(code);
    expect(LANGUAGES.find(({ matches }) => matches.test(language.htmlTag))?.code).toBe(code);
  });
});

describe('loadSomeLanguage', () => {
  const without = (gone: readonly string[]) => (code: string) =>
    gone.includes(code) ? Promise.reject(new Error(code)) : loadLanguage(code);

  test('gives another language when the requested one cannot be loaded', async () => {
    expect((await loadSomeLanguage('zh', without(['zh']))).code).toBe('en');
  });

  test('rejects when no language can be loaded', async () => {
    await expect(loadSomeLanguage('en', without(['en', 'zh']))).rejects.toThrow('en');
  });
});
