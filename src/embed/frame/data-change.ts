import type { App } from '../../app/build-app';
import { formatClearTime } from '../../lib/timezone';
import type { DataChange } from '../frame-types';

/** What the data of an app is worth now. */
export function dataChangeOf({ data, live, locale, status }: App): DataChange {
  const { outage } = status;
  if (outage)
    return {
      state: outage.isSignedOut ? 'signedout' : 'failed',
      since: outage.sinceMs,
      text: outage.reason,
    };
  const since = data.loadedAtMs;
  if (since === null) return { state: 'loading', since, text: '' };
  if (status.isOld) {
    const text = locale.words.dataOf(formatClearTime(since, locale.timezone, true));
    return { state: 'old', since, text };
  }
  return { state: live.isLive ? 'live' : 'past', since: null, text: '' };
}
