import { describe, expect, test } from 'vitest';
import { always, column, story } from '../story.fixture';
import { textsOf, textsInBoth } from '../finding-texts.fixture';

describe('the prefix cache', () => {
  const hits = (now: number, before: number) => ({
    cachedTokens: [column({}, always(now))],
    cachedTokensBefore: [column({}, always(before))],
  });

  test('is reported when its hit rate is half of that an hour ago', () => {
    expect(textsInBoth(story({ columns: hits(280, 620) }))[0]).toMatchObject({
      panel: 'prefix-hit-rate',
      text: {
        en: 'The prefix cache hit rate has fallen from 62% to 28% within an hour: prompts changed or went to other ranks.',
      },
    });
  });

  test('is not reported when the rate was always low, fell a little, or had few requests then or now', () => {
    expect(textsOf(story({ columns: hits(50, 150) }))).toEqual([]);
    expect(textsOf(story({ columns: hits(400, 620) }))).toEqual([]);
    expect(
      textsOf(story({ columns: { ...hits(280, 62), promptTokensBefore: [column({}, always(100))] } })),
    ).toEqual([]);
    const rare = { ...hits(280, 620), finished: [column({}, always(0.01))], succeeded: [] };
    expect(textsOf(story({ columns: rare }))).toEqual([]);
  });
});
