import { formatAge } from '../../i18n/format-age';
import type { Language } from '../../i18n/language';
import type { Words } from '../../i18n/words';
import { parseDurationS } from '../../lib/duration';

/** `10 s`, `1 min`; `Off` for a value that is not a duration. */
export function intervalName(interval: string, lang: Language, words: Words): string {
  const seconds = parseDurationS(interval);
  return seconds === null ? words.refreshOff : formatAge(seconds, lang);
}
