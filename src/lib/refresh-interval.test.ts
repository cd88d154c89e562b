import { expect, test } from 'vitest';
import { isRefreshInterval } from './refresh-interval';

test.each(['off', '1s', '1500ms', '10s', '1h', '1w'])('%s is a refresh interval', (text) => {
  expect(isRefreshInterval(text)).toBe(true);
});

test.each(['', '0s', '100ms', '8d', '25d', '99999999999999999999y', 'often'])(
  '%j is not a refresh interval',
  (text) => {
    expect(isRefreshInterval(text)).toBe(false);
  },
);
