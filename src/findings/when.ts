import type { Held } from '../i18n/sentence';
import type { AllWords } from '../i18n/words';
import type { FindingId, FindingInputs } from './finding';
import type { HeldSpan } from './held-spans';
import { isAtEnd, timeAt, type IndexSpan } from './spans';

/** The time of a problem, for a sentence. */
export interface When extends Held {
  /** Unix seconds of the beginning; the start of the range when it began before. */
  readonly fromS: number;
  /** Unix seconds of its last moment; null while it holds. */
  readonly endS: number | null;
  /** The text of its last moment: `13:57`. */
  readonly to: string;
}

type Clock = Pick<
  FindingInputs,
  'grid' | 'scrapeIntervalS' | 'isLive' | 'formatTime' | 'language' | 'span' | 'earlierStart'
>;

/**
 * @param id of the finding
 * @param span `overAt` null: it holds whatever its last point is
 * @param knownStartS the beginning in Unix seconds, where it is known better than by the span
 */
export function whenOf(
  clock: Clock,
  id: FindingId,
  span: IndexSpan & Partial<HeldSpan>,
  knownStartS?: number,
): When {
  const { grid, scrapeIntervalS, isLive, formatTime } = clock;
  const isOpen = span.overAt === null || isAtEnd(grid, scrapeIntervalS, span.to);
  // What holds from the first points on began before.
  const startS = knownStartS ?? (span.from <= 1 ? (clock.earlierStart(id) ?? undefined) : undefined);
  const fromS = startS ?? timeAt(grid, span.from);
  const from = formatTime(fromS);
  const to = formatTime(timeAt(grid, span.to));
  const isWhole = startS === undefined && span.from <= 1;
  const isNow = isOpen && isLive;
  const endS = isNow ? null : timeAt(grid, span.to);
  return { isNow, when: whenText(clock, isWhole, isNow, from, to), fromS, endS, to };
}

function whenText(
  { language: { words }, span }: Clock,
  isWhole: boolean,
  isNow: boolean,
  from: string,
  to: string,
): string {
  if (isWhole && isNow) return span === 'hour' ? words.whenWholeHour : words.whenWhole;
  if (isWhole) return words.whenUntil(to);
  return isNow ? words.whenSince(from) : spanText(words, from, to);
}

/** A span that is over; both ends may have the same text. */
export const spanText = (words: AllWords, from: string, to: string): string =>
  from === to ? words.whenAt(from) : words.whenBetween(from, to);
