import type { Config } from '../lib/config';
import { parseDurationS } from '../lib/duration';
import { DEFAULT_LANG, langOfTag, type LangCode } from '../lib/languages';
import type { View } from '../url/view';

/** The language of the page that a browser prefers. */
export const preferredLang = (languages: readonly string[]): LangCode =>
  languages.map(langOfTag).find((code) => code !== null) ?? DEFAULT_LANG;

/** The view of a link that says nothing. */
export function defaultView(config: Config, languages: readonly string[]): View {
  return {
    from: parseDurationS(config.range) === null ? config.range : `now-${config.range}`,
    to: 'now',
    timezone: config.timezone,
    refresh: config.refresh,
    theme: config.theme,
    lang: config.language === 'auto' ? preferredLang(languages) : config.language,
    models: [],
    instances: [],
    engines: [],
    jobs: [],
    compare: null,
    markers: true,
    sloTtftS: null,
    sloItlS: null,
    sloE2eS: null,
    viewPanel: null,
    kiosk: false,
    panel: null,
  };
}
