import { describe, expect, test } from 'vitest';
import { always, between, column, HOUR, story } from '../story.fixture';
import { textsOf, textsInBoth } from '../finding-texts.fixture';

describe('a queue at the API server', () => {
  const line = (value: number, from: number, to: number) => [column({}, between(from, to, value))];
  const queue = (requests: number, waitS: number, from = 40, to = 60) => ({
    apiQueued: line(requests, from, to),
    apiWait: line(waitS, from, to),
  });
  const bound = (requests: number, waitS: number | null, from = 40, to = 60) => ({
    apiQueuedAtMost: line(requests, from, to),
    apiWaitAtMost: waitS === null ? [] : line(waitS, from, to),
  });

  test('is reported with the wait', () => {
    expect(textsInBoth(story({ columns: queue(50, 5) }))[0]).toMatchObject({
      state: 'warn',
      panel: 'scheduler',
      text: {
        en: '50 requests wait in the API server since 12:40, about 5 s each. No latency metric includes this wait.',
        zh: '12:40 起有 50 个请求在 API Server 排队，估计每个约等待 5 s，不计入任何延迟指标。',
      },
    });
    expect(textsInBoth(story({ columns: queue(400, 40) }))[0]).toMatchObject({ state: 'bad' });
  });

  test('is reported in the past when it ended recently', () => {
    expect(textsOf(story({ columns: queue(50, 5, 30, 50) }))).toEqual([
      'Up to 50 requests waited in the API server from 12:30 to 12:50, up to about 5 s each. No latency metric includes this wait.',
    ]);
  });

  test('is at least what points saw that are minutes apart', () => {
    const grid = { ...HOUR, endS: HOUR.startS + 12 * 3600, stepS: 300 };
    const over = (value: number) => [column({}, between(600, 660, value), grid)];
    const columns = { apiQueued: over(444), apiWait: over(20) };
    expect(textsInBoth(story({ grid, columns }))[0]?.text).toEqual({
      en: '444 requests or more waited at one time in the API server from about 22:00 to about 23:00, about 20 s each or longer. No latency metric includes this wait.',
      zh: '约 22:00–23:00 期间曾至少有 444 个请求同时在 API Server 排队，估计每个等待 20 s 或更久，不计入任何延迟指标。',
    });
  });

  test('is not reported when the wait is short, lasts only a moment, or was long ago', () => {
    expect(textsOf(story({ columns: queue(5, 0.5) }))).toEqual([]);
    expect(textsOf(story({ columns: queue(50, 5, 59.5, 60) }))).toEqual([]);
    expect(textsOf(story({ columns: queue(50, 5, 10, 20) }))).toEqual([]);
  });

  test('is critical when no waiting request is admitted', () => {
    const columns = { ...queue(50, 600), apiStalled: [column({}, between(50, 60, 50))] };
    expect(textsInBoth(story({ columns }))[0]).toMatchObject({
      state: 'bad',
      text: {
        en: '50 requests wait in the API server since 12:40, and none is admitted.',
        zh: '12:40 起有 50 个请求在 API Server 排队，且没有请求进入引擎。',
      },
    });
  });

  test('is reported as an upper bound when disconnected requests are unknown', () => {
    expect(textsInBoth(story({ columns: bound(67, 40) }))[0]).toMatchObject({
      id: 'api-queue',
      state: 'warn',
      text: {
        en: 'Up to 67 requests wait in the API server since 12:40, at most 40 s each; some of their clients may have disconnected.',
        zh: '12:40 起最多有 67 个请求在 API Server 排队，每个至多等待 40 s；其中部分客户端可能已断开。',
      },
    });
    expect(textsOf(story({ columns: bound(67, null) }))[0]).toBe(
      'Up to 67 requests wait in the API server since 12:40; some of their clients may have disconnected.',
    );
  });

  test('is reported exactly when only another part of the range has just a bound', () => {
    const columns = { ...queue(50, 5), ...bound(67, 40, 30, 39) };
    expect(textsOf(story({ columns }))[0]).toMatch(/^50 requests wait/);
  });

  test('is not reported when no request waits during the whole time', () => {
    expect(
      textsOf(story({ columns: { apiQueued: [column({}, always(0))], apiWait: [column({}, always(0))] } })),
    ).toEqual([]);
  });
});
