import type { Language } from '../i18n/language';
import { loadSomeLanguage } from '../i18n/load-language';
import { DEFAULT_CONFIG, type Config } from '../lib/config';
import type { LangCode } from '../lib/languages';

import { defaultView, parseView } from '../url/view';

/** The language of a link, else of the configuration, else of the browser. */
const langOf = (search: string, config: Config, browserLanguages: readonly string[]): LangCode =>
  parseView(search, defaultView(config, browserLanguages)).lang;

/**
 * Starts to load the language before the configuration is known, so that neither waits for the other.
 * @param search the query string of the page
 * @returns a function of the configuration that gives the language: it loads another one only when the configuration says so.
 *   Its promise rejects when no language can be loaded
 */
export function startLanguage(
  search: string,
  browserLanguages: readonly string[],
): (config: Config) => Promise<Language> {
  const guess = langOf(search, DEFAULT_CONFIG, browserLanguages);
  const guessed = loadSomeLanguage(guess);
  // The caller of the returned function handles the failure, and it may never be called.
  guessed.catch(() => undefined);
  return (config) => {
    const code = langOf(search, config, browserLanguages);
    return code === guess ? guessed : loadSomeLanguage(code);
  };
}
