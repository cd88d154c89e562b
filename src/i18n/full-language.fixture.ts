import type { FullLanguage } from './language';
import { language as en, moreWords as moreEn } from './languages/en';
import { language as zh, moreWords as moreZh } from './languages/zh';

/** English with the words of all parts. */
export const EN: FullLanguage = { ...en, words: { ...en.words, ...moreEn } };

/** Chinese with the words of all parts. */
export const ZH: FullLanguage = { ...zh, words: { ...zh.words, ...moreZh } };
