import type { Lang } from '../lib/text';
import type { Words } from './words';

/** One language of the page: a file of `languages/`. */
export interface Language extends Lang {
  /** For the attribute `lang` of the document, which chooses fonts and hyphenation: `zh-CN`. */
  readonly htmlTag: string;
  /** The interface's own words, and its sentences. */
  readonly words: Words;
}
