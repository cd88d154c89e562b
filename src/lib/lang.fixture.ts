import type { Lang } from './text';

/* The languages of the catalogue, for tests that need no words of the interface. */
export const ENGLISH: Lang = { code: 'en', texts: new Map() };
export const CHINESE: Lang = { code: 'zh', texts: new Map() };
