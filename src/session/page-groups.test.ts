import { expect, it } from 'vitest';
import { RANK_NONSENSE, RANK_RUNNING } from './page-groups';
import { WATCHED_NAMES } from './watched';

it('knows where the watches are that every page reads', () => {
  expect([WATCHED_NAMES[RANK_RUNNING], WATCHED_NAMES[RANK_NONSENSE]]).toEqual([
    'rankRunning',
    'rankNonsense',
  ]);
});
