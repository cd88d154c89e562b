import { describe, expect, test } from 'vitest';
import { always, between, column, story } from '../story.fixture';
import { belowAt } from './objective';
import { textsOf, textsInBoth } from '../finding-texts.fixture';

describe('a missed objective', () => {
  const attainment = (ttft: (m: number) => number | null) => ({
    ttft: column({}, ttft).values,
    itl: null,
    e2e: null,
  });

  test('is reported with its share, its budget and the time of the miss', () => {
    const inputs = story({ attainment: attainment(between(10, 40, 0.8, 1)) });
    expect(textsInBoth(inputs)[0]).toMatchObject({
      state: 'warn',
      panel: 'time-to-first-token',
      text: {
        en: expect.stringMatching(
          /^TTFT below objective: 89\.9% within 1 s in this range, objective 99%, burn rate 10×; mostly missed from 12:10 to 12:4\d\.$/,
        ) as string,
        zh: expect.stringMatching(
          /^TTFT 未达标：该时间范围内 TTFT ≤ 1 s 的占比为 89\.9%，目标 99%，错误预算消耗速率 10 倍，主要超标时段：/,
        ) as string,
      },
    });
  });

  test('is critical while it is missed', () => {
    expect(textsInBoth(story({ attainment: attainment(between(30, 60, 0.9, 1)) }))[0]).toMatchObject({
      state: 'bad',
      text: { en: expect.stringContaining('; missed since 12:30.') as string },
    });
  });

  test('is not reported when it is met, when requests are few, and without requests', () => {
    expect(textsOf(story({ attainment: attainment(always(0.995)) }))).toEqual([]);
    const few = { firstTokens: [column({}, between(30, 31, 0.1, 0))] };
    expect(textsOf(story({ attainment: attainment(always(0.5)), columns: few }))).toEqual([]);
    expect(textsOf(story({ attainment: attainment(always(0.5)), columns: { firstTokens: [] } }))).toEqual([]);
    expect(textsOf(story({ attainment: attainment(() => null) }))).toEqual([]);
  });

  test('counts each request once: a bad minute with few requests does not outweigh the day', () => {
    const inputs = story({
      attainment: attainment(between(0, 30, 0.5, 1)),
      columns: { firstTokens: [column({}, between(0, 30, 0.01, 100))] },
    });
    expect(textsOf(inputs)).toEqual([]);
  });
});

test('a share that moves around its objective is one miss, which ends a tenth of the error budget above it', () => {
  const shares = [1, 0.989, 0.9905, 0.9895, 0.9908, 0.992, 0.9905, null, 0.98, null];
  expect(belowAt(shares, 0.99)).toEqual([false, true, true, true, true, false, false, false, true, false]);
});
