import { describe, expect, test } from 'vitest';
import { requestsAtOnce, type ResourceTimings } from './requests-at-once';

const timings = (...entries: readonly [string, string][]): ResourceTimings => ({
  getEntriesByType: () =>
    entries.map(([name, nextHopProtocol]) => ({ name, nextHopProtocol }) as unknown as PerformanceEntry),
});

const URL = 'https://host/prometheus';

describe('requestsAtOnce', () => {
  test.each([
    ['no response yet', timings(), 5],
    ['HTTP/1.1', timings([`${URL}/api/v1/targets`, 'http/1.1']), 5],
    ['HTTP/2', timings([`${URL}/api/v1/targets`, 'h2']), 32],
    ['HTTP/3', timings([`${URL}/api/v1/targets`, 'h3']), 32],
    ['the browser hides the protocol', timings([`${URL}/api/v1/targets`, '']), 5],
    ['only another server speaks HTTP/2', timings(['https://cdn/a.js', 'h2']), 5],
  ])('%s', (_, entries, expected) => {
    expect(requestsAtOnce(URL, entries)()).toBe(expected);
  });

  test('looks no more once the protocol is known', () => {
    let looks = 0;
    const atOnce = requestsAtOnce(URL, {
      getEntriesByType: () => {
        looks += 1;
        return looks < 2 ? [] : timings([`${URL}/api/v1/targets`, 'h2']).getEntriesByType('resource');
      },
    });
    expect([atOnce(), atOnce(), atOnce(), atOnce()]).toEqual([5, 32, 32, 32]);
    expect(looks).toBe(2);
  });
});
