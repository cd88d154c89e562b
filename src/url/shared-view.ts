import { rawOfRange } from '../lib/range-limits';
import { isRelative, type RangeMs } from '../lib/time-range';
import { parseTimezone, type Timezone } from '../lib/timezone';
import type { View } from './view';

/** A relative moment that rounds to the calendar depends on the time zone. */
const ROUNDED = /\//;

/**
 * What a link to give away says besides the view, so that it does not depend on who opens it: the time zone by its name, and
 * fixed times as moments.
 * @param range the range that the page shows
 * @param isFixed true for a link that always shows this range; otherwise a relative range moves with the time
 * @param browserZone the IANA name of the zone of this browser
 */
export function sharedView(
  { from, to, timezone }: View,
  range: RangeMs,
  isFixed: boolean,
  browserZone: Timezone,
): Partial<View> {
  const fixed = rawOfRange(range);
  const zone = timezone === 'local' ? browserZone : timezone;
  const end = (text: string, moment: string): string => (isFixed || !isRelative(text) ? moment : text);
  const isClear = isRelative(from) && isRelative(to) && !ROUNDED.test(from + to) && !isFixed;
  return { from: end(from, fixed.from), to: end(to, fixed.to), timezone: isClear ? timezone : zone };
}

/** The IANA name of the zone of this browser, such as `Asia/Shanghai`. */
export const browserZone = (): Timezone =>
  parseTimezone(new Intl.DateTimeFormat().resolvedOptions().timeZone) ?? 'local';
