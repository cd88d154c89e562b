import { mostRanks, ranksNow, type Presence } from '../../queries/presence';
import type { LatestState } from '../../session/latest-state';
import type { Words } from '../../i18n/words';

export interface Health {
  readonly state: 'good' | 'warn' | 'bad' | 'none';
  readonly words: string;
}

/**
 * The health of the selection: one glyph and one sentence.
 * @param expected how many ranks should report; null: the most that reported at one moment of the range
 */
export function healthOf(
  latest: LatestState<Presence>,
  expected: number | null,
  isLive: boolean,
  words: Words,
): Health {
  if (latest.kind === 'failed') return { state: 'bad', words: words.unreachable };
  if (latest.kind === 'loading') return { state: 'none', words: words.waiting };
  const presence = latest.value;
  const of = expected ?? mostRanks(presence);
  if (!isLive || of === 0) return { state: 'none', words: of === 0 ? words.empty : words.healthy };
  const up = ranksNow(presence);
  if (up === 0) return { state: 'bad', words: words.someStale(0, of) };
  return up < of
    ? { state: 'warn', words: words.someStale(up, of) }
    : { state: 'good', words: words.healthy };
}
