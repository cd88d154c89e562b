import { describe, expect, test } from 'vitest';
import { always, between, column, HOUR, story } from '../story.fixture';
import { textsOf, textsInBoth } from '../finding-texts.fixture';

describe('lost requests', () => {
  test('are reported when the totals exceed the histograms', () => {
    expect(textsInBoth(story({ columns: { succeeded: [column({}, always(12.5))] } }))[0]).toMatchObject({
      id: 'lost-requests',
      state: 'info',
      text: { en: expect.stringContaining('20% of the requests') as string },
    });
  });

  test('are not reported when the gauge only lags, requests are few, or the range is short', () => {
    expect(textsOf(story({ columns: { succeeded: [column({}, always(11.4))] } }))).toEqual([]);
    const ended = {
      succeeded: [column({}, between(0, 47.5, 10, 0))],
      finished: [column({}, between(0, 47, 10, 0))],
    };
    expect(textsOf(story({ columns: ended }))).toEqual([]);
    const few = { succeeded: [column({}, always(0.02))], finished: [column({}, always(0.01))] };
    expect(textsOf(story({ columns: few }))).toEqual([]);
    const short = { ...HOUR, startS: HOUR.endS - 300 };
    expect(textsOf(story({ grid: short, columns: { succeeded: [column({}, always(20), short)] } }))).toEqual(
      [],
    );
  });
});
