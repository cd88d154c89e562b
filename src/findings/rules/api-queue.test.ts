import { describe, expect, test } from 'vitest';
import { always, between, column, rank, story } from '../story.fixture';
import { told, toldInBoth } from '../told.fixture';

describe('a queue at the API server', () => {
  const queue = (value: number, from = 40, to = 60) => ({
    rankApiWaiting: [column(rank(0), between(from, to, value))],
  });

  test('is told with the wait by Little’s law', () => {
    expect(toldInBoth(story({ columns: queue(50) }))[0]).toMatchObject({
      state: 'warn',
      panel: 'scheduler',
      text: {
        en: '50 requests wait in the API server since 12:40, about 5 s each, which no latency shows.',
        zh: '12:40 起有 50 个请求滞留在 API Server，估计各等待约 5 s，不计入任何延迟指标。',
      },
    });
    expect(toldInBoth(story({ columns: queue(400) }))[0]).toMatchObject({ state: 'bad' });
  });

  test('was one where it has ended lately', () => {
    expect(told(story({ columns: queue(50, 30, 50) }))).toEqual([
      'Up to 50 requests waited in the API server from 12:30 to 12:50, about 5 s each, which no latency shows.',
    ]);
  });

  test('is none where few wait, for a moment, or long ago', () => {
    expect(told(story({ columns: queue(5) }))).toEqual([]);
    expect(told(story({ columns: queue(50, 59.5, 60) }))).toEqual([]);
    expect(told(story({ columns: queue(50, 10, 20) }))).toEqual([]);
  });

  test('with nothing finished has no wait to tell', () => {
    const columns = { ...queue(50), finished: [column({}, always(0))], succeeded: [] };
    expect(told(story({ columns }))[0]).toBe(
      '50 requests wait in the API server since 12:40, and none finishes.',
    );
  });
});
