import type { Words } from '../i18n/words';

const PREFIX = 'unreadable series: ';

/** The warning for series of a response that could not be read, among the warnings of Prometheus. */
export const unreadableSeries = (count: number): string => `${PREFIX}${count}`;

/** A warning in the language of `words`; those of Prometheus as they are. */
export const warningWords = (warning: string, words: Words): string =>
  warning.startsWith(PREFIX) ? words.unreadableSeries(Number(warning.slice(PREFIX.length))) : warning;
