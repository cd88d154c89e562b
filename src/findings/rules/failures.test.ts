import { describe, expect, test } from 'vitest';
import { between, column, story } from '../story.fixture';
import { textsOf, textsInBoth } from '../finding-texts.fixture';

describe('failures', () => {
  const failed = (perS: number, from = 40, to = 60) => ({ failed: [column({}, between(from, to, perS, 0))] });

  test('are reported by their share', () => {
    expect(textsInBoth(story({ columns: failed(2.5) }))[0]).toMatchObject({
      state: 'bad',
      panel: 'failure-ratio',
      text: {
        en: '20% of requests fail since 12:41, including cancelled ones.',
        zh: '12:41 起有 20% 的请求失败，其中包含被取消的请求。',
      },
    });
    expect(textsOf(story({ columns: failed(2.5, 30, 50) }))[0]).toMatch(/requests failed from 12:31 to 12:5/);
  });

  test('are rounded, because no objective applies to them', () => {
    expect(textsOf(story({ columns: failed(0.9) }))[0]).toMatch(/^8\.3% of requests fail /);
  });

  test('are not reported when they are few, a small share, or long ago', () => {
    const lonely = { ...failed(0.02, 55, 56), succeeded: [], finished: [] };
    expect(textsOf(story({ columns: lonely }))).toEqual([]);
    expect(textsOf(story({ columns: failed(0.4) }))).toEqual([]);
    expect(textsOf(story({ columns: failed(2.5, 10, 20) }))).toEqual([]);
  });
});
