import { expect, test } from 'vitest';
import { EN } from '../../i18n/full-language.fixture';
import type { Cause } from './cause';
import type { CauseInputs } from './cause-finding';
import { findingsWithCauses } from './findings-with-causes';
import { NO_INCIDENTS, type Incident } from './incidents';

const DOWN: Cause = {
  kind: 'not-reporting',
  model: 'm',
  rank: { key: 'm|a|0', labels: { engine: '0' } },
  size: 600,
  evidence: [],
};

const outage = (startS: number, endS: number): Incident => ({
  cause: DOWN,
  worst: DOWN,
  kinds: [],
  startS,
  endS,
  windowS: 100,
  firstLooks: 10,
});

/** What the page says of outages of one rank, at 9000. */
function textsOf(
  incidents: readonly Incident[],
  isStillDown: CauseInputs['isStillDown'],
  backAtS: CauseInputs['backAtS'] = () => null,
): string[] {
  const inputs: CauseInputs = {
    language: EN,
    formatTime: (atS) => `t${atS}`,
    rankName: ({ engine }) => `rank ${engine ?? ''}`,
    models: 1,
    isOfChosenRanks: false,
    isLive: true,
    firstS: 0,
    backAtS,
    isStillDown,
  };
  const shown = incidents.some(({ endS }) => endS === 9000) ? [DOWN] : [];
  const log = { ...NO_INCIDENTS, firstS: 0, atS: 9000, incidents, shown };
  return findingsWithCauses([], { log, explained: [], peers: [] }, inputs).map(
    ({ text, isNow }) => `${isNow ? 'now' : 'past'}: ${text.split(/[,.] /)[0] ?? ''}`,
  );
}

test('a rank that is still down is down since its outage began, also where the looks no longer reach back to that', () => {
  expect(textsOf([outage(1000, 6600)], () => true)).toEqual(['now: Rank 0: no metrics since t1000']);
  expect(textsOf([outage(1000, 6600)], () => false)).toEqual([
    'past: Rank 0: no metrics from t1000 to t6600',
  ]);
});

test('an outage before it is over', () => {
  expect(textsOf([outage(1000, 2000), outage(3000, 6600)], () => true)).toEqual([
    'now: Rank 0: no metrics since t3000',
    'past: Rank 0: no metrics from t1000 to t2000',
  ]);
});

test('one that reports again before the next look has the time of that', () => {
  expect(textsOf([outage(8000, 9000)], () => false)).toEqual(['now: Rank 0: no metrics since t8000']);
  const back = textsOf(
    [outage(8000, 9000)],
    () => false,
    () => 9040,
  );
  expect(back).toEqual(['past: Rank 0: no metrics from t8000 to t9040']);
});
