import { describe, expect, test } from 'vitest';
import { always, between, column, rank, ranksBut, story } from '../story.fixture';
import { idsOf, toldInBoth } from '../told.fixture';

describe('a leak in the count of the API server', () => {
  const still = [column(rank(0), always(3))];
  const moving = ranksBut(0, always(10), (m) => Math.round(m) % 9);

  test('is told where handles are free, and is no queue', () => {
    const idle = {
      rankApiWaiting: still,
      rankApiLeaked: still,
      finished: [column({}, always(0))],
      succeeded: [],
    };
    expect(toldInBoth(story({ columns: idle }))).toMatchObject([
      {
        id: 'leak',
        state: 'info',
        panel: 'api-waiting-change',
        text: {
          en: '3 of the requests that seem to wait in the API server of rank 0 hung up long ago; LMDeploy counts them until a restart.',
        },
      },
    ]);
  });

  test('is told where the count stands still under a living batch', () => {
    expect(
      idsOf(
        story({
          columns: {
            rankApiWaiting: still,
            rankRunning: moving,
            finished: [column({}, always(1))],
            succeeded: [],
          },
        }),
      ),
    ).toEqual(['leak']);
  });

  test('is none where the batch is full all the time, or the count has just come', () => {
    expect(idsOf(story({ columns: { rankApiWaiting: [column(rank(0), always(44))] } }))).toEqual([
      'api-queue',
    ]);
    const young = [column(rank(0), between(59.5, 60, 3))];
    expect(idsOf(story({ columns: { rankApiWaiting: young, rankApiLeaked: young } }))).toEqual([]);
  });
});
