import { describe, expect, test } from 'vitest';
import { always, at, between, column, rank, ranksBut, startOf, story } from '../story.fixture';
import { textsOf, textsInBoth } from '../finding-texts.fixture';

describe('a slow rank', () => {
  const slow = (from: number, to: number) => ranksBut(2, always(4), between(from, to, 6.4, 4));

  test('is reported with its ITL, its factor and its start', () => {
    const [finding] = textsInBoth(story({ columns: { rankItlSum: slow(30, 60) } }));
    expect(finding).toMatchObject({
      state: 'warn',
      panel: 'rank-itl',
      atS: at(30),
      text: {
        en: 'Rank 2 is slow since 12:30: ITL 64 ms, 1.6× the median of the other ranks.',
        zh: '12:30 起 Rank 2 偏慢：ITL 64 ms，是其他 Rank 中位数的 1.6 倍。',
      },
    });
  });

  test('is slow since its restart when that was just before, and the restart has no own finding', () => {
    const inputs = story({ columns: { rankItlSum: slow(53, 60), rankStart: startOf(2, 50) } });
    expect(textsOf(inputs)).toEqual([
      'Rank 2 is slow since its restart at 12:50: ITL 64 ms, 1.6× the median of the other ranks.',
    ]);
  });

  test('is reported in the past when it ended recently, and not reported when it ended long ago', () => {
    expect(textsOf(story({ columns: { rankItlSum: slow(30, 52) } }))[0]).toMatch(
      /^Rank 2 was slow from 12:30 to 12:5\d: ITL/,
    );
    expect(textsOf(story({ columns: { rankItlSum: slow(10, 30) } }))).toEqual([]);
  });

  test('is not reported when all ranks are slow, when it is the only rank, or with few outputs', () => {
    expect(textsOf(story({ columns: { rankItlSum: ranksBut(0, always(7), always(7)) } }))).toEqual([]);
    const alone = { rankItlCount: [column(rank(2), always(100))], rankItlSum: slow(30, 60) };
    expect(textsOf(story({ columns: alone }))).toEqual([]);
    const idleOthers = { rankItlCount: ranksBut(2, always(0), always(100)), rankItlSum: slow(30, 60) };
    expect(textsOf(story({ columns: idleOthers }))).toEqual([]);
    const few = { rankItlCount: ranksBut(2, always(100), always(0.1)), rankItlSum: slow(30, 60) };
    expect(textsOf(story({ columns: few }))).toEqual([]);
  });

  test('is not reported for a moment, for a small difference, or compared with another model', () => {
    expect(textsOf(story({ columns: { rankItlSum: slow(57, 58) } }))).toEqual([]);
    expect(textsOf(story({ columns: { rankItlSum: ranksBut(2, always(0.2), always(0.4)) } }))).toEqual([]);
    const other = column(rank(0, 'large'), always(20));
    const two = {
      rankItlSum: [...ranksBut(0, always(4), always(4)), other],
      rankItlCount: [...ranksBut(0, always(100), always(100)), column(rank(0, 'large'), always(100))],
    };
    expect(textsOf(story({ columns: two }))).toEqual([]);
  });

  test('is not reported for the minutes in which a few long gaps raise the mean, and ends when it ends', () => {
    const burst = ranksBut(2, always(4), between(55, 56, 60, 4));
    expect(textsOf(story({ columns: { rankItlSum: burst } }))).toEqual([]);
    const [text] = textsOf(story({ columns: { rankItlSum: slow(30, 56) } }));
    expect(text).toMatch(/^Rank 2 was slow from 12:30 to 12:5[67]: ITL/);
  });

  test('a gap in all ranks does not end it', () => {
    const gap = (v: number) => between(44, 45, 0, v);
    const withGap = {
      rankItlSum: ranksBut(2, gap(4), gap(6.4)),
      rankItlCount: ranksBut(2, gap(100), gap(100)),
    };
    expect(textsOf(story({ columns: withGap }))).toEqual([
      'Rank 2 is slow for all of this range: ITL 64 ms, 1.6× the median of the other ranks.',
    ]);
  });
});
