import type { words } from './languages/en';

/** The interface's own words. English has them first: another language that lacks one does not compile. */
export type Words = typeof words;
