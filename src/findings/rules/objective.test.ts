import { describe, expect, test } from 'vitest';
import { always, between, column, HOUR, story } from '../story.fixture';
import { allFindingsOf } from '../all-findings.fixture';
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
          /^TTFT 未达标：该时间范围内 TTFT ≤ 1 s 的占比为 89\.9%，目标 99%，错误预算消耗速率 10 倍，超标主要发生在 12:10–12:4\d 期间。$/,
        ) as string,
      },
    });
  });

  test('is critical while it is missed', () => {
    expect(textsInBoth(story({ attainment: attainment(between(30, 60, 0.9, 1)) }))[0]).toMatchObject({
      state: 'bad',
      text: {
        en: expect.stringContaining('; missed since 12:30.') as string,
        zh: expect.stringContaining('，12:30 起未达标。') as string,
      },
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

test('a share that moves around its objective is one miss, which is critical until ten minutes after its end', () => {
  const odd = (m: number): boolean => Math.floor(m) % 2 === 1;
  const ttft = (m: number): number => (m < 10 ? 0.9 : m >= 20 && m < 40 && !odd(m) ? 0.982 : 1);
  const stateAt = (endMinute: number): string | undefined => {
    const grid = { ...HOUR, endS: HOUR.startS + endMinute * 60 };
    const shares = { ttft: column({}, ttft, grid).values, itl: null, e2e: null };
    return textsInBoth(story({ grid, attainment: shares }))[0]?.state;
  };
  const states = Array.from({ length: 56 }, (_, i) => stateAt(26 + i / 2)).map(String);
  const changes = states.filter((state, i) => i > 0 && state !== states[i - 1]);
  expect([states[0], ...changes]).toEqual(['bad', 'warn']);
});

test('has an end once it is over', () => {
  const attainment = { ttft: column({}, between(10, 40, 0.8, 1)).values, itl: null, e2e: null };
  const [over] = allFindingsOf(story({ attainment }));
  const startS = HOUR.startS + 610;
  expect(over).toMatchObject({ id: 'objective ttft', isNow: false, atS: startS });
  expect((over?.endS ?? NaN) - startS).toBeGreaterThanOrEqual(1740);
  expect((over?.endS ?? NaN) - startS).toBeLessThan(2100);
  const late = { ttft: column({}, between(30, 60, 0.9, 1)).values, itl: null, e2e: null };
  expect(allFindingsOf(story({ attainment: late }))[0]).toMatchObject({ isNow: true, endS: null });
});
