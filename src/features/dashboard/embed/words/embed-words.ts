import type { LangCode } from '../../../../lib/languages';
import { embed as en } from './en-embed';
import { embed as zh } from './zh-embed';

/** The words of the dialog by language: they load with it, not with the words of other parts. */
export const EMBED_WORDS: Readonly<Record<LangCode, typeof en>> = { en, zh };
