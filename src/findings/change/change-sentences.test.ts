import { expect, it } from 'vitest';
import { EN } from '../../i18n/full-language.fixture';
import type { Cause } from '../causes/cause';
import { changeSentences } from './change-sentences';
import type { ModelChange } from './model-change';

const PERIODS = { before: { startS: 0, endS: 1200 }, now: { startS: 1200, endS: 2400 } };
const AWAY: Cause = {
  kind: 'not-reporting',
  model: 'm',
  rank: { key: 'r', labels: { engine: '1' } } as unknown as Cause['rank'],
  size: 40,
  evidence: [],
};

it('a rank that is away at the end of a period has the time of its last sample, not that of the period', () => {
  const change = {
    covered: { before: { kind: 'whole' }, now: { kind: 'whole' } },
    latencies: [],
    causes: [AWAY],
    earlierCauses: [],
  } as unknown as ModelChange;
  const [sentence] = changeSentences(change, {
    language: EN,
    formatTime: (atS) => `${atS} s`,
    rankName: () => 'Rank 1',
    periods: PERIODS,
  });
  expect(sentence).toMatch(/^Rank 1: no metrics from 2360 s to 2400 s\. /);
});
