import { describe, expect, it } from 'vitest';
import { panelOf } from '../../panels';
import type { Activity } from './activity';
import { blankReasonOf } from './blank-reason';

const GRID = { startS: 0, endS: 60, stepS: 15 };

const FINISHED: Activity = { phase: 'finished', hasImpossibleTimes: false, mostRanksOfModel: 2 };

function reasonOf(
  id: string,
  activity: Activity | null,
  counts: readonly (number | null)[] = [2, 2, 2, 2, 2],
): string {
  const panel = panelOf(id);
  if (!panel) throw new Error(`There is no panel ${id}.`);
  return blankReasonOf({ panel, presence: { grid: GRID, counts }, activity, windowS: 20 }).kind;
}

describe('blankReasonOf', () => {
  it('says no requests only when none runs, or when the activity is unknown', () => {
    expect(reasonOf('e2e-latency', { ...FINISHED, phase: 'none' })).toBe('no-requests');
    expect(reasonOf('e2e-latency', null)).toBe('no-requests');
    expect(reasonOf('e2e-latency', { ...FINISHED, phase: 'started' })).toBe('none-finished');
    expect(reasonOf('e2e-latency', FINISHED)).toBe('no-number');
  });

  it('says impossible times only for a panel that leaves such ranks out', () => {
    const impossible: Activity = { ...FINISHED, hasImpossibleTimes: true };
    expect(reasonOf('queue-time', impossible)).toBe('impossible-times');
    expect(reasonOf('queue-time', FINISHED)).toBe('no-number');
    expect(reasonOf('e2e-latency', impossible)).toBe('no-number');
  });

  it('needs two ranks of one model, not of the page', () => {
    expect(reasonOf('rank-balance', { ...FINISHED, mostRanksOfModel: 1 })).toBe('two-ranks');
    expect(reasonOf('rank-balance', { ...FINISHED, phase: 'none' })).toBe('no-requests');
    expect(reasonOf('rank-balance', null, [1, 1, 1, 1, 1])).toBe('two-ranks');
  });

  it('says that speculative decoding is off only when requests run', () => {
    expect(reasonOf('spec-acceptance', { ...FINISHED, phase: 'started' })).toBe('spec-off');
    expect(reasonOf('spec-acceptance', { ...FINISHED, phase: 'none' })).toBe('no-requests');
  });

  it('says that samples are too few until the first one is a rate window old', () => {
    expect(reasonOf('e2e-latency', FINISHED, [null, null, null, null, 1])).toBe('young');
    expect(reasonOf('e2e-latency', FINISHED, [null, null, 1, 1, 1])).toBe('no-number');
    expect(reasonOf('e2e-latency', FINISHED, [1, null, null, null, 1])).toBe('no-number');
  });

  it('names what is not recorded whether or not there are requests', () => {
    expect(reasonOf('process-cpu', null)).toBe('not-recorded');
    expect(reasonOf('gpu-power', FINISHED)).toBe('not-recorded');
  });
});
