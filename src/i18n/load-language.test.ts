import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../lib/languages';
import { LANGUAGE_FILES, loadSomeLanguage } from './load-language';

describe('LANGUAGE_FILES', () => {
  test.each(LANGUAGES.map(({ code }) => code))('finds the file of %s', async (code) => {
    const language = await LANGUAGE_FILES.load(code);
    expect(language.code).toBe(code);
    expect(LANGUAGES.find(({ matches }) => matches.test(language.htmlTag))?.code).toBe(code);
  });

  test.each(LANGUAGES.map(({ code }) => code))(
    'has the same further words in %s as in English, and none twice',
    async (code) => {
      const more = Object.keys(await LANGUAGE_FILES.loadMore(code));
      expect(more.sort()).toEqual(Object.keys(await LANGUAGE_FILES.loadMore('en')).sort());
      const { words } = await LANGUAGE_FILES.load(code);
      expect(more.filter((key) => key in words)).toEqual([]);
    },
  );

  test('rejects an unknown code', async () => {
    await expect(LANGUAGE_FILES.load('xx')).rejects.toThrow('no language xx');
    await expect(LANGUAGE_FILES.loadMore('xx')).rejects.toThrow('no language xx');
  });
});

describe('loadSomeLanguage', () => {
  const without = (gone: readonly string[]) => (code: string) =>
    gone.includes(code) ? Promise.reject(new Error(code)) : LANGUAGE_FILES.load(code);

  test('gives another language when the requested one cannot be loaded', async () => {
    expect((await loadSomeLanguage('zh', without(['zh']))).code).toBe('en');
  });

  test('rejects when no language can be loaded', async () => {
    await expect(loadSomeLanguage('en', without(['en', 'zh']))).rejects.toThrow('en');
  });
});
