import type { Text } from '../lib/text';
import type { FindingInputs } from './finding';
import { isAtEnd, timeAt, type Span } from './spans';

/** When something held, as a sentence says it. */
export interface When {
  /** It holds at the end of a range that ends now. */
  readonly isNow: boolean;
  /** `since 13:53`, `from 13:25 to 13:57`, `at 13:25`; Chinese for the beginning of the sentence. */
  readonly words: Text;
  /** Unix seconds of the beginning, or that of the range where it began before. */
  readonly fromS: number;
  /** Its last moment in words: `13:57`. */
  readonly to: string;
}

type Clock = Pick<FindingInputs, 'grid' | 'scrapeIntervalS' | 'isLive' | 'formatTime'>;

/** @param startS the beginning in Unix seconds, where it is known better than by the span */
export function whenOf(
  { grid, scrapeIntervalS, isLive, formatTime }: Clock,
  span: Span,
  startS?: number,
): When {
  const isOpen = isAtEnd(grid, scrapeIntervalS, span.to);
  const fromS = startS ?? timeAt(grid, span.from);
  const from = formatTime(fromS);
  const to = formatTime(timeAt(grid, span.to));
  // What holds from the first points on began before: since when, this range does not tell.
  const isWhole = startS === undefined && span.from <= 1;
  return { isNow: isOpen && isLive, words: wordsOf(isWhole, isOpen && isLive, from, to), fromS, to };
}

function wordsOf(isWhole: boolean, isNow: boolean, from: string, to: string): Text {
  if (isWhole && isNow) return { en: 'for all of this range', zh: '整个时间范围内' };
  if (isWhole) return { en: `until ${to}`, zh: `${to} 之前` };
  if (isNow) return { en: `since ${from}`, zh: `${from} 起` };
  return spanWords(from, to);
}

/** `from 13:25 to 13:57`, and `at 13:25` where both ends read the same; Chinese for the beginning of the sentence. */
export const spanWords = (from: string, to: string): Text =>
  from === to
    ? { en: `at ${from}`, zh: `${from} 前后` }
    : { en: `from ${from} to ${to}`, zh: `${from}–${to} 期间` };
