import { Mixes, type Mix } from './mix';
import type { Minutes } from './minutes';
import { isLong, settingsOf, stretchesOf, type Settings, type Stretch } from './settings';
import { heldWindows, type HeldWindow } from './windows';
import type { Slo } from '../../lib/reading';

/** Why five minutes do not count: they are of other settings, of another number of ranks, or of other lengths of requests. */
export type LeftOut = 'settings' | 'unknown-settings' | 'ranks' | 'mix';

export interface Comparable {
  /** Those like now, by time. */
  readonly windows: readonly HeldWindow[];
  /** How many were left out, by reason. */
  readonly leftOut: Readonly<Record<LeftOut, number>>;
  /** When the oldest process of now had started, Unix seconds; null where no restart was seen. */
  readonly sinceS: number | null;
  /** Tokens of a request now; null where there are too few requests. */
  readonly mix: Mix | null;
}

/**
 * The five minutes that say something of now.
 * @param countsUnknown true where those from before a restart count although their settings may have been others
 */
export function comparableWindows(minutes: Minutes, slo: Slo, countsUnknown = false): Comparable {
  const stretches = stretchesOf(minutes);
  const now = stretches.findLast((stretch) => isLong(stretch, minutes.stepS)) ??
    stretches.at(-1) ?? { first: 0, last: -1 };
  const settings = new Map<Stretch, Settings>();
  for (const stretch of stretches)
    settings.set(stretch, stretch.first >= now.first ? 'same' : settingsOf(minutes, stretch, now));
  const mixes = new Mixes(minutes);
  const ranksNow = lastKnown(minutes.ranks);
  const leftOut = { settings: 0, 'unknown-settings': 0, ranks: 0, mix: 0 };
  const windows = heldWindows(minutes, slo).filter(({ last }) => {
    const stretch = stretches.find((one) => one.first <= last && last <= one.last);
    const own = (stretch && settings.get(stretch)) ?? 'unknown';
    const reason: LeftOut | null =
      own === 'other'
        ? 'settings'
        : own === 'unknown' && !countsUnknown
          ? 'unknown-settings'
          : minutes.ranks[last] !== ranksNow
            ? 'ranks'
            : mixes.isOther(last)
              ? 'mix'
              : null;
    if (reason) leftOut[reason] += 1;
    return reason === null;
  });
  return {
    windows,
    leftOut,
    sinceS: now.first > 0 ? (minutes.endsS[now.first] ?? null) : null,
    mix: mixes.now,
  };
}

function lastKnown(values: Float64Array): number {
  return values.findLast((value) => value > 0) ?? 0;
}
