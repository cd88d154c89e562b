import { formatAge } from '../../i18n/format-age';
import type { Language } from '../../i18n/language';
import type { Words } from '../../i18n/words';
import { parseDurationS } from '../../lib/duration';
import type { MenuItem } from '../../ui/menu-item';

/** Stands for no comparison in the menu. */
const OFF = 'off';

/** An hour, a day, a week: what repeats. */
const EARLIER = ['1h', '1d', '1w'] as const;

/** `1 h`, `1 天`: how much earlier. */
export const earlierName = (compare: string, lang: Language): string =>
  formatAge(parseDurationS(compare) ?? 0, lang);

/** What can be compared with, and the one that was chosen by a link. */
export function compareItem(
  compare: string | null,
  lang: Language,
  words: Words,
  onchange: (compare: string | null) => void,
): MenuItem {
  const values: string[] = [...EARLIER];
  if (compare !== null && !values.includes(compare)) values.push(compare);
  return {
    kind: 'radio',
    label: words.compare,
    value: compare ?? OFF,
    options: [
      { value: OFF, label: words.compareOff },
      ...values.map((value) => ({ value, label: words.compareWith(earlierName(value, lang)) })),
    ],
    onchange: (value) => onchange(value === OFF ? null : value),
  };
}
