import type { moreWords, words } from './languages/en';

/** The interface's own words that the first picture needs. Another language that lacks one does not compile. */
export type Words = typeof words;

/** The words of parts that load on demand. */
export type MoreWords = typeof moreWords;

/** The words of all parts. */
export type AllWords = Words & MoreWords;
