import type { Held } from '../i18n/sentence';
import type { Words } from '../i18n/words';
import type { FindingInputs } from './finding';
import { isAtEnd, timeAt, type IndexSpan } from './spans';

/** The time of a problem, for a sentence. */
export interface When extends Held {
  /** Unix seconds of the beginning; the start of the range when it began before. */
  readonly fromS: number;
  /** The text of its last moment: `13:57`. */
  readonly to: string;
}

type Clock = Pick<FindingInputs, 'grid' | 'scrapeIntervalS' | 'isLive' | 'formatTime' | 'language'>;

/** @param startS the beginning in Unix seconds, when it is known better than from the span */
export function whenOf(
  { grid, scrapeIntervalS, isLive, formatTime, language }: Clock,
  span: IndexSpan,
  startS?: number,
): When {
  const isOpen = isAtEnd(grid, scrapeIntervalS, span.to);
  const fromS = startS ?? timeAt(grid, span.from);
  const from = formatTime(fromS);
  const to = formatTime(timeAt(grid, span.to));
  // A problem at the first points began before the range, at an unknown time.
  const isWhole = startS === undefined && span.from <= 1;
  const isNow = isOpen && isLive;
  return { isNow, when: whenText(language.words, isWhole, isNow, from, to), fromS, to };
}

function whenText(words: Words, isWhole: boolean, isNow: boolean, from: string, to: string): string {
  if (isWhole) return isNow ? words.whenWhole : words.whenUntil(to);
  return isNow ? words.whenSince(from) : spanText(words, from, to);
}

/** A span that is over; both ends may have the same text. */
export const spanText = (words: Words, from: string, to: string): string =>
  from === to ? words.whenAt(from) : words.whenBetween(from, to);
