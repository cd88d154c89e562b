import { describe, expect, test } from 'vitest';
import { EN, ZH } from './full-language.fixture';
import type { Language } from './language';
import { language as en, moreWords as moreEn } from './languages/en';
import { language as zh, moreWords as moreZh } from './languages/zh';
import { Locale } from './locale.svelte';
import type { MoreWords } from './words';

interface Load<Part> {
  readonly resolve: (part: Part) => void;
  readonly reject: (error: Error) => void;
}

/** Parts by their code, loaded when the test says so. */
function lateParts<Part>() {
  const waiting = new Map<string, Load<Part>>();
  const load = (code: string): Promise<Part> =>
    new Promise<Part>((resolve, reject) => {
      waiting.set(code, { resolve, reject });
    });
  return { waiting, load };
}

function lateLocale() {
  const languages = lateParts<Language>();
  const more = lateParts<MoreWords>();
  const locale = new Locale(en, () => 'utc', { load: languages.load, loadMore: more.load });
  return { locale, waiting: languages.waiting, more: more.waiting };
}

/** Runs what waits for promises that are settled. */
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('Locale', () => {
  test('keeps the old language until the chosen one is loaded', async () => {
    const { locale, waiting } = lateLocale();
    const done = locale.choose('zh');
    expect(locale.lang).toBe(en);
    waiting.get('zh')?.resolve(zh);
    await done;
    expect(locale.lang).toBe(zh);
  });

  test('keeps the old language and reports it when the chosen one cannot be loaded', async () => {
    const { locale, waiting } = lateLocale();
    const done = locale.choose('zh');
    waiting.get('zh')?.reject(new Error('404'));
    await done;
    expect([locale.lang, locale.hasFailed]).toEqual([en, true]);
    await locale.choose('en');
    expect(locale.hasFailed).toBe(false);
  });

  test('drops a language when a later choice replaces it', async () => {
    const { locale, waiting } = lateLocale();
    const late = locale.choose('zh');
    await locale.choose('en');
    waiting.get('zh')?.resolve(zh);
    await late;
    expect(locale.lang).toBe(en);
  });
});

describe('the words of all parts', () => {
  test('are there when they are loaded', async () => {
    const { locale, more } = lateLocale();
    expect(() => locale.allWords).toThrow('not loaded');
    const done = locale.loadAllWords();
    more.get('en')?.resolve(moreEn);
    await done;
    expect(locale.allWords).toEqual(EN.words);
    await locale.loadAllWords();
  });

  test('follow a language that is chosen later, at the same time as the other words', async () => {
    const { locale, waiting, more } = lateLocale();
    const done = locale.loadAllWords();
    more.get('en')?.resolve(moreEn);
    await done;
    const chosen = locale.choose('zh');
    waiting.get('zh')?.resolve(zh);
    await settle();
    expect([locale.lang, locale.allWords]).toEqual([en, EN.words]);
    more.get('zh')?.resolve(moreZh);
    await chosen;
    expect([locale.lang, locale.fullLang]).toEqual([zh, ZH]);
  });

  test('are those of the new language when it is chosen while they load', async () => {
    const { locale, waiting, more } = lateLocale();
    const chosen = locale.choose('zh');
    const done = locale.loadAllWords();
    waiting.get('zh')?.resolve(zh);
    await settle();
    more.get('zh')?.resolve(moreZh);
    await chosen;
    more.get('en')?.resolve(moreEn);
    await done;
    expect(locale.fullLang).toEqual(ZH);
  });

  test('keep the old language when they cannot be loaded in the new one', async () => {
    const { locale, waiting, more } = lateLocale();
    const done = locale.loadAllWords();
    more.get('en')?.resolve(moreEn);
    await done;
    const chosen = locale.choose('zh');
    waiting.get('zh')?.resolve(zh);
    await settle();
    more.get('zh')?.reject(new Error('404'));
    await chosen;
    expect([locale.lang, locale.allWords, locale.hasFailed]).toEqual([en, EN.words, true]);
  });

  test('can be loaded again after a failure', async () => {
    const { locale, more } = lateLocale();
    const failed = locale.loadAllWords();
    more.get('en')?.reject(new Error('404'));
    await expect(failed).rejects.toThrow('404');
    const done = locale.loadAllWords();
    more.get('en')?.resolve(moreEn);
    await done;
    expect(locale.allWords.copy).toBe('Copy');
  });
});
