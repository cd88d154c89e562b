import { formatAge } from '../i18n/format-age';
import type { App } from './build-app';

/** What the bar says in place of the age: that the first data load, or why new data come later than the chosen interval; null for nothing. */
export function barNote({
  data,
  loading,
  live,
  clock,
  locale,
}: Pick<App, 'data' | 'loading' | 'live' | 'clock' | 'locale'>): string | null {
  const { words, lang } = locale;
  const { pace } = loading;
  if (live.isLive && data.loadedAtMs === null && data.isLoading && pace.kind === 'steady')
    return words.loading;
  if (pace.kind === 'slowed') return words.slowedTo(formatAge(pace.intervalMs / 1000, lang));
  if (pace.kind === 'steady') return null;
  if (pace.nextAtMs === null) return words.tryingAgain;
  return words.nextTryIn(formatAge(Math.max(1, (pace.nextAtMs - clock.nowMs) / 1000), lang));
}

/** By when every sample has arrived, seconds after its time; 0 where samples are on time, and on a page that does not show now. */
export const lateS = ({ loading, live }: Pick<App, 'loading' | 'live'>): number =>
  live.isLive ? (loading.lateEnd?.lateMs ?? 0) / 1000 : 0;
