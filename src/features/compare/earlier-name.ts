import type { Language } from '../../i18n/language';
import { formatAge } from '../../i18n/format-age';
import { parseDurationS } from '../../lib/duration';

/** How much earlier, for a person: `1 h`, `1 天`. */
export const earlierName = (compare: string, lang: Language): string =>
  formatAge(parseDurationS(compare) ?? 0, lang);
