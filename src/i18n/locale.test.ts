import { describe, expect, test } from 'vitest';
import type { Language } from './language';
import { language as en } from './languages/en';
import { language as zh } from './languages/zh';
import { Locale } from './locale.svelte';

interface Load {
  readonly resolve: (language: Language) => void;
  readonly reject: (error: Error) => void;
}

/** A locale whose languages load when the test says so. */
function lateLocale() {
  const waiting = new Map<string, Load>();
  const locale = new Locale(
    en,
    () => 'utc',
    (code) =>
      new Promise<Language>((resolve, reject) => {
        waiting.set(code, { resolve, reject });
      }),
  );
  return { locale, waiting };
}

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
