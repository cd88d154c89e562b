import type { Config } from '../lib/config';
import { parseDurationS } from '../lib/duration';
import type { Lang } from '../lib/text';
import type { View } from '../url/view';

/** Chinese for a browser that prefers it to English, else English. */
export function preferredLang(languages: readonly string[]): Lang {
  const first = languages.find((tag) => /^(zh|en)\b/i.test(tag));
  return first !== undefined && /^zh/i.test(first) ? 'zh' : 'en';
}

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
