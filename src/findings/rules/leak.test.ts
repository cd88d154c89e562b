import { describe, expect, test } from 'vitest';
import { always, between, column, rank, story } from '../story.fixture';
import { idsOf, textsInBoth } from '../finding-texts.fixture';

describe('a leak in the count of the API server', () => {
  test('is reported with the number of disconnected requests', () => {
    expect(textsInBoth(story({ columns: { rankApiLeaked: [column(rank(0), always(3.4))] } }))).toMatchObject([
      {
        id: 'leak',
        state: 'info',
        panel: 'api-waiting-change',
        text: {
          en: 'At least 3 of the waiting requests in the API server of rank 0 are stale: their clients disconnected. LMDeploy counts them until it restarts; the API queue here leaves them out.',
        },
      },
    ]);
  });

  test('is reported for all ranks together', () => {
    const rankApiLeaked = [
      column(rank(0), always(3)),
      column(rank(1), always(4)),
      column(rank(2), always(0)),
    ];
    expect(textsInBoth(story({ columns: { rankApiLeaked } }))[0]?.text.en).toMatch(
      /^At least 7 of .* of 2 ranks are stale/,
    );
  });

  test('is not reported when the count is new, or is 0 again', () => {
    for (const [from, to] of [
      [59.5, 60],
      [10, 40],
    ] as const) {
      const rankApiLeaked = [column(rank(0), between(from, to, 3))];
      expect(idsOf(story({ columns: { rankApiLeaked } }))).toEqual([]);
    }
  });
});
