import type { Language } from '../../i18n/language';
import { formatAge } from '../../i18n/format-age';
import type { Words } from '../../i18n/words';
import { parseDurationS } from '../../lib/duration';
import type { MenuItem } from '../../ui/menu-item';

/** The value of "no comparison" in the menu. */
const OFF = 'off';

/** Load often repeats by the hour, the day and the week. */
const EARLIER = ['1h', '1d', '1w'] as const;

/** How much earlier, for a person: `1 h`, `1 天`. */
export const earlierName = (compare: string, lang: Language): string =>
  formatAge(parseDurationS(compare) ?? 0, lang);

/** The menu of the period to compare with. A value from the link is an option too. */
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
