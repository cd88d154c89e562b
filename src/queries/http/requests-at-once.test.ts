import { describe, expect, test } from 'vitest';
import { requestsAtOnce, type AnswerTimings } from './requests-at-once';

const timings = (...entries: readonly [string, string][]): AnswerTimings => ({
  getEntriesByType: () =>
    entries.map(([name, nextHopProtocol]) => ({ name, nextHopProtocol }) as unknown as PerformanceEntry),
});

const URL = 'https://host/prometheus';

describe('requestsAtOnce', () => {
  test.each([
    ['nothing has been answered', timings(), 5],
    ['HTTP/1.1', timings([`${URL}/api/v1/targets`, 'http/1.1']), 5],
    ['HTTP/2', timings([`${URL}/api/v1/targets`, 'h2']), 32],
    ['HTTP/3', timings([`${URL}/api/v1/targets`, 'h3']), 32],
    ['the browser does not tell', timings([`${URL}/api/v1/targets`, '']), 5],
    ['only another server speaks HTTP/2', timings(['https://cdn/a.js', 'h2']), 5],
  ])('%s', (_, answers, expected) => {
    expect(requestsAtOnce(URL, answers)()).toBe(expected);
  });

  test('what is known once is not looked for again', () => {
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
