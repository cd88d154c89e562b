import { describe, expect, test } from 'vitest';
import { allFindingsOf } from './all-findings.fixture';
import { always, between, column, HOUR, rank, ranksBut, startOf, story } from './story.fixture';
import { idsOf } from './finding-texts.fixture';

describe('findingsOf', () => {
  test('a calm hour has none', () => expect(allFindingsOf(story())).toEqual([]));

  test('an hour without requests, without data or with a single point has none', () => {
    const zero = [column({}, always(0))];
    const idle = story({
      columns: {
        rankItlSum: [],
        rankItlCount: ranksBut(0, always(0), always(0)),
        rankRunning: ranksBut(0, always(0), always(0)),
        firstTokens: zero,
        outputs: zero,
        finished: zero,
        succeeded: zero,
        cachedTokens: zero,
        promptTokens: zero,
      },
    });
    expect(allFindingsOf(idle)).toEqual([]);
    const nothing = Object.fromEntries(Object.keys(story().columns).map((name) => [name, []]));
    expect(allFindingsOf(story({ columns: nothing }))).toEqual([]);
    expect(allFindingsOf(story({ grid: { ...HOUR, endS: HOUR.startS } }))).toEqual([]);
  });

  test('the most severe comes first', () => {
    const inputs = story({
      columns: {
        rankStart: startOf(2, 55),
        rankStalled: [column(rank(3), between(50, 60, 12))],
        failed: [column({}, always(2))],
      },
    });
    expect(idsOf(inputs)).toEqual(['stalled', 'failures', 'restarts']);
  });
});
