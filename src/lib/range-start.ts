import { parseDurationS } from './duration';
import { parseMoment } from './time-range';

/** A moment in the middle of every calendar unit: `now/d` counted from it is before it. */
const SAMPLE_NOW_MS = Date.UTC(2020, 5, 17, 12, 30, 30, 500);

const A_CENTURY_S = 3_153_600_000;

/**
 * The start of a range up to now, in the form of a link: `6h` gives `now-6h`, `1h30m` gives `now-5400s`, `now/d` and a date
 * stay unchanged. Null for a duration under a second or over a century, for a start that is not before now, and for
 * anything else.
 */
export function rangeStart(text: string): string | null {
  const seconds = parseDurationS(text);
  if (seconds !== null) {
    if (seconds < 1 || seconds > A_CENTURY_S) return null;
    // A relative moment counts in one unit; two units of a duration become seconds.
    return isMoment(`now-${text}`) ? `now-${text}` : `now-${Math.round(seconds)}s`;
  }
  if (!isMoment(text)) return null;
  const startMs = parseMoment(text, 'from', SAMPLE_NOW_MS, 'utc') ?? Infinity;
  return text.trim().startsWith('now') && startMs >= SAMPLE_NOW_MS ? null : text;
}

const isMoment = (text: string): boolean => parseMoment(text, 'from', SAMPLE_NOW_MS, 'utc') !== null;
