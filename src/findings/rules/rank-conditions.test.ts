import { describe, expect, test } from 'vitest';
import { always, between, column, rank, story } from '../story.fixture';
import { idsOf, textsOf } from '../finding-texts.fixture';

describe('conditions of a rank', () => {
  test.each([
    {
      watch: 'rankKvFull' as const,
      value: 0.97,
      en: 'The KV cache of rank 1 is full (97%) while requests wait, since 12:50.',
    },
    {
      watch: 'rankIdle' as const,
      value: 14,
      en: 'Rank 1 has no requests since 12:50 while 14 requests wait at other ranks.',
    },
    {
      watch: 'rankStalled' as const,
      value: 12,
      en: 'Rank 1 is stalled since 12:50: 12 requests in the batch, no token generated.',
    },
    {
      watch: 'rankFrozen' as const,
      value: 5,
      en: 'The gauges of rank 1 are stuck since 12:50 while requests finish: queue and KV cache values are wrong until a restart.',
    },
    {
      watch: 'rankNonsense' as const,
      value: 1.79e9,
      en: 'Queue and prefill times of rank 1 are impossible since 12:50: LMDeploy did not record when it scheduled the requests. Sums exclude them.',
    },
  ])('$watch', ({ watch, value, en }) => {
    const has = (from: number, to: number) =>
      textsOf(story({ columns: { [watch]: [column(rank(1), between(from, to, value))] } }));
    expect(has(50, 60)).toEqual([en]);
    expect(has(10, 20)).toEqual([]);
    expect(has(50, 55)[0]).toContain('from 12:50 to 12:55');
    if (watch !== 'rankNonsense') expect(has(59, 60)).toEqual([]);
  });

  test('a lost scrape does not end them, and several ranks share one sentence', () => {
    const full = (m: number): number | null => (m < 40 || (m > 50 && m < 50.4) ? null : 0.99);
    expect(
      textsOf(story({ columns: { rankKvFull: [column(rank(0), full), column(rank(1), full)] } })),
    ).toEqual(['The KV cache of rank 0 and rank 1 is full (up to 99%) while requests wait, since 12:40.']);
  });

  test('one or two requests that wait elsewhere do not make a rank idle', () => {
    expect(textsOf(story({ columns: { rankIdle: [column(rank(1), always(2))] } }))).toEqual([]);
  });

  test('a rank with stuck gauges does not count as stalled', () => {
    const columns = {
      rankFrozen: [column(rank(1), between(30, 50, 4))],
      rankStalled: [column(rank(1), between(50, 60, 12))],
    };
    expect(idsOf(story({ columns }))).toEqual(['frozen']);
  });

  test('sentences about a past range are in the past tense', () => {
    const columns = { rankStalled: [column(rank(1), between(50, 60, 12))] };
    expect(textsOf(story({ isLive: false, columns }))).toEqual([
      'Rank 1 was stalled from 12:50 to 13:00: 12 requests in the batch, no token generated.',
    ]);
  });
});
