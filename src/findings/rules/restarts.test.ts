import { describe, expect, test } from 'vitest';
import { always, at, between, column, rank, ranksBut, startOf, story } from '../story.fixture';
import { textsOf, textsInBoth } from '../finding-texts.fixture';

describe('restarts', () => {
  test('are reported while they are new', () => {
    expect(textsOf(story({ columns: { rankStart: startOf(1, 50) } }))).toEqual([
      'Rank 1 restarted at 12:50.',
    ]);
    expect(textsOf(story({ columns: { rankStart: startOf(1, 20) } }))).toEqual([]);
  });

  test('of several ranks share one sentence', () => {
    const rankStart = [...startOf(1, 50), ...startOf(2, 52)];
    expect(textsInBoth(story({ columns: { rankStart } }))[0]?.text).toEqual({
      en: 'Rank 1 and rank 2 restarted, last at 12:52.',
      zh: 'Rank 1、Rank 2 发生重启，最近一次在 12:52。',
    });
  });

  test('repeated many times are a crash loop', () => {
    const rankStart = [column(rank(1), (m) => at(Math.floor(m / 10) * 10))];
    expect(textsInBoth(story({ columns: { rankStart } }))[0]).toMatchObject({
      state: 'bad',
      text: { en: 'Rank 1 has restarted 6 times in this range, last at 13:00: check its log.' },
    });
  });

  test('the first start of a new rank does not count', () => {
    const rankRunning = ranksBut(1, always(10), between(40, 60, 10));
    expect(textsOf(story({ columns: { rankRunning, rankStart: startOf(1, 38) } }))).toEqual([]);
  });
});
