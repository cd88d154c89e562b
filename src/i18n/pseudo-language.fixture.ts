import type { Text } from '../lib/text';
import type { FullLanguage } from './language';
import { moreWords, words } from './languages/en';
import type { AllWords, MoreWords } from './words';

/** Brackets around a word or a sentence: a text outside of brackets does not come from a language. */
export const bracketed = (text: string): string => `[${text}]`;

type Say = (...args: never[]) => unknown;

/** The same words in brackets, at any depth; also the results of functions. */
function inBrackets(value: unknown): unknown {
  if (typeof value === 'string') return bracketed(value);
  if (typeof value === 'function') return (...args: never[]) => inBrackets((value as Say)(...args));
  return Object.fromEntries(Object.entries(value as object).map(([key, word]) => [key, inBrackets(word)]));
}

/** A third language, made from the English one, with every text in brackets. */
export const pseudoLanguage = (texts: readonly Text[]): FullLanguage => ({
  code: 'x-pseudo',
  htmlTag: 'en-x-pseudo',
  words: inBrackets({ ...words, ...moreWords }) as AllWords,
  texts: new Map(texts.map((text) => [text.en, bracketed(text.en)])),
});

/** The words of parts that load on demand, in brackets. */
export const pseudoMoreWords = inBrackets(moreWords) as MoreWords;

/** The English sentences that a language lacks. */
export const missingTexts = ({ code, texts }: FullLanguage, all: readonly Text[]): string[] => [
  ...new Set(all.filter((text) => !(code in text) && !texts.has(text.en)).map((text) => text.en)),
];
