import type { Language } from '../../i18n/language';
import type { AllWords } from '../../i18n/words';
import { parseDurationS } from '../../lib/duration';
import type { MenuItem } from '../../ui/menu-item';
import { earlierName } from './earlier-name';

/** The value of "no comparison" in the menu. */
const OFF = 'off';

/** Load often repeats by the hour, the day and the week. */
const EARLIER = ['1h', '3h', '1d', '7d'] as const;

/** The offered periods, and that of the link when it is another length. */
export function earlierWith(compare: string | null): string[] {
  const isOffered = EARLIER.some((value) => parseDurationS(value) === parseDurationS(compare ?? ''));
  return compare === null || isOffered ? [...EARLIER] : [...EARLIER, compare];
}

/** The menu of the period to compare with. */
export function compareItems(
  compare: string | null,
  lang: Language,
  words: AllWords,
  onchange: (compare: string | null) => void,
  onother: () => void,
): MenuItem[] {
  const seconds = parseDurationS(compare ?? '');
  const values = earlierWith(compare);
  return [
    {
      kind: 'radio',
      label: words.compare,
      value: values.find((value) => parseDurationS(value) === seconds) ?? OFF,
      options: [
        { value: OFF, label: words.compareOff },
        ...values.map((value) => ({ value, label: words.compareWith(earlierName(value, lang)) })),
      ],
      onchange: (value) => onchange(value === OFF ? null : value),
    },
    { kind: 'action', label: words.compareOther, onselect: onother },
  ];
}
