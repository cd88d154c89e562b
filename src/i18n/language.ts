import type { Lang } from '../lib/text';
import type { AllWords, Words } from './words';

/** One language of the page: a file of `languages/`. */
export interface Language extends Lang {
  /** For the attribute `lang` of the document, which chooses fonts and hyphenation: `zh-CN`. */
  readonly htmlTag: string;
  /** The words that the first picture needs. */
  readonly words: Words;
}

/** A language with the words of all parts. */
export interface FullLanguage extends Language {
  readonly words: AllWords;
}
