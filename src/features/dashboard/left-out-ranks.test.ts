import { describe, expect, it } from 'vitest';
import { words } from '../../i18n/languages/en';
import type { ReadingResult } from '../../queries/reading-result';
import { WATCHED_NAMES } from '../../session/watched';
import { leftOutRanks } from './left-out-ranks';

const result = (engines: readonly string[]): ReadingResult => ({
  columns: engines.map((engine) => ({
    labels: { model_name: 'm', instance: `10.0.0.1:2333${engine}`, engine },
    values: [1],
  })),
  warnings: [],
  infos: [],
  durationMs: 0,
});

const watched = (impossible: readonly string[]) => ({
  results: WATCHED_NAMES.map((name) =>
    result(name === 'rankRunning' ? ['0', '1', '2'] : name === 'rankNonsense' ? impossible : []),
  ),
});

describe('leftOutRanks', () => {
  it('names the ranks with impossible times in the order of the ranks', () => {
    expect(leftOutRanks(watched(['2', '1']), words.rankName)).toEqual(['rank 1', 'rank 2']);
  });

  it('names none when all times are possible', () => {
    expect(leftOutRanks(watched([]), words.rankName)).toEqual([]);
  });
});
