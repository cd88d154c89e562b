import { DEFAULT_LANG, langOfTag, type LangCode } from './languages';

/**
 * The language of the page that a browser prefers.
 * @param languages language tags, the preferred one first, as in `navigator.languages`
 */
export const preferredLang = (languages: readonly string[]): LangCode =>
  languages.map(langOfTag).find((code) => code !== null) ?? DEFAULT_LANG;
