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

/** Points further apart leave out most of what is the mean of a minute, seconds. */
const MINUTE_S = 60;

/** The ends of a span are not known better than the step of its grid: where that is longer, the sentence says `about`. Seconds. */
const EXACT_S = 150;

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
  const isExact = grid.stepS <= EXACT_S;
  const isWhole = startS === undefined && span.from <= 1;
  const isNow = isOpen && isLive;
  const endS = isNow ? null : timeAt(grid, span.to);
  const times = { from, to, isFromExact: isExact || startS !== undefined, isToExact: isExact };
  const isSampled = !isNow && grid.stepS > MINUTE_S;
  return { isNow, isSampled, when: whenText(clock, isWhole, isNow, times), fromS, endS, to };
}

interface TimeTexts {
  readonly from: string;
  readonly to: string;
  readonly isFromExact: boolean;
  readonly isToExact: boolean;
}

function whenText(
  { language: { words }, span }: Clock,
  isWhole: boolean,
  isNow: boolean,
  { from, to, isFromExact, isToExact }: TimeTexts,
): string {
  if (isWhole && isNow) return span === 'hour' ? words.whenWholeHour : words.whenWhole;
  if (isWhole) return words.whenUntil(isToExact ? to : words.whenAbout(to));
  const begin = isFromExact ? from : words.whenAbout(from);
  if (isNow) return words.whenSince(begin);
  if (from === to) return words.whenAt(begin);
  return words.whenBetween(begin, isToExact ? to : words.whenAboutEnd(to));
}

/** A span that is over; both ends may have the same text. */
export const spanText = (words: AllWords, from: string, to: string): string =>
  from === to ? words.whenAt(from) : words.whenBetween(from, to);
