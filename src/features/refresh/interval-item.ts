import type { Language } from '../../i18n/language';
import type { Words } from '../../i18n/words';
import { parseDurationS } from '../../lib/duration';
import type { MenuItem } from '../../ui/menu-item';
import { intervalName } from './intervals';

/** The intervals that are always offered. */
const INTERVALS = ['off', '5s', '10s', '30s', '1m', '5m', '15m'] as const;

/** The offered intervals and the current one, shortest first. */
export function intervalsWith(current: string): string[] {
  const all = new Set<string>([...INTERVALS, current]);
  return [...all].sort((a, b) => (parseDurationS(a) ?? 0) - (parseDurationS(b) ?? 0));
}

/** The choice of the interval in a menu. */
export const intervalItem = (
  current: string,
  lang: Language,
  words: Words,
  onchange: (interval: string) => void,
): MenuItem => ({
  kind: 'radio',
  label: words.refreshInterval,
  value: current,
  options: intervalsWith(current).map((value) => ({ value, label: intervalName(value, lang, words) })),
  onchange,
});
