import { expect, it } from 'vitest';
import { EN, ZH } from '../../i18n/full-language.fixture';
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

it('where no latency changed, it says so of latencies alone, and how the traffic differs', () => {
  const same = { before: 100, now: 100 };
  const change = {
    covered: { before: { kind: 'whole' }, now: { kind: 'whole' } },
    finished: { before: 2400, now: 4800 },
    demand: { arrivals: { before: 2, now: 4 }, outputTokens: same, promptTokens: same },
    latencies: [],
    causes: [],
    earlierCauses: [],
  } as unknown as ModelChange;
  const textsIn = (language: typeof EN): string[] =>
    changeSentences(change, { language, formatTime: String, rankName: String, periods: PERIODS });
  expect(textsIn(EN)).toEqual([
    'Mean latencies changed by no more than they vary within the periods.',
    'Received requests rose from 2 requests/s to 4 requests/s.',
  ]);
  expect(textsIn(ZH)[1]).toBe('收到的请求从 2 请求/s 升至 4 请求/s。');
});
