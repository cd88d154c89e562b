import type { Timezone } from '../lib/timezone';
import type { Words } from './words';

/** A time zone in words: `Local time`, `UTC`, `Europe/Berlin`. */
export function zoneName(timezone: Timezone, words: Words): string {
  if (timezone === 'utc') return words.utc;
  return timezone === 'local' ? words.localTime : timezone;
}
