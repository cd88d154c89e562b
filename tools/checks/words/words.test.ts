import { describe, expect, test } from 'vitest';
import { FORBIDDEN } from './fixtures/forbidden-phrases';
import { textsOfLanguage } from './fixtures/texts';

describe.each(['en', 'zh'] as const)('the texts in %s', (lang) => {
  const texts = textsOfLanguage(lang);

  test('are those of the page, the doctor, the causes and the docs', () => {
    expect(texts.length).toBeGreaterThan(1500);
    expect(new Set(texts.map(({ place }) => place)).size).toBeGreaterThan(10);
  });

  test.each(FORBIDDEN[lang])('never contain $phrase; they say: $instead', ({ phrase }) => {
    const found = texts.filter(({ text }) => phrase.test(text)).map(({ place, text }) => `${place}: ${text}`);
    expect(found).toEqual([]);
  });
});
