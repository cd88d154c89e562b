import { errorWords } from '../../queries/http/error-words';
import type { QueryError } from '../../queries/http/errors';
import { mostRanks, ranksNow, type Presence } from '../../queries/presence';
import type { LatestState } from '../../session/latest-state';
import type { Words } from '../../i18n/words';

export interface Health {
  readonly state: 'good' | 'warn' | 'bad' | 'none';
  readonly words: string;
}

/**
 * The health of the selection: one glyph and one sentence.
 * @param latest whether Prometheus can be reached
 * @param ranks which ranks report in the last hour; null before it is known
 * @param expected how many ranks should report; null while unknown
 */
export function healthOf(
  latest: LatestState<unknown>,
  ranks: Presence | null,
  expected: number | null,
  isLive: boolean,
  words: Words,
): Health {
  if (latest.kind === 'failed') return { state: 'bad', words: failureWords(latest.error, words) };
  if (latest.kind === 'loading' || ranks === null) return { state: 'none', words: words.waiting };
  const of = expected ?? mostRanks(ranks);
  if (!isLive || of === 0) return { state: 'none', words: of === 0 ? words.empty : words.healthy };
  const up = ranksNow(ranks);
  if (up === 0) return { state: 'bad', words: words.someStale(0, of) };
  return up < of
    ? { state: 'warn', words: words.someStale(up, of) }
    : { state: 'good', words: words.healthy };
}

/** A server that refuses does respond. */
const failureWords = (error: QueryError, words: Words): string =>
  error.kind === 'network' || error.kind === 'timeout' || error.kind === 'aborted'
    ? words.unreachable
    : errorWords(error, words, 0);
