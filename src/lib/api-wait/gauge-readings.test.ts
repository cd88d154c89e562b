import { describe, expect, it } from 'vitest';
import { gaugesByRank, lookBackGrid, withLeadIn } from './gauge-readings';

const DAY_S = 86_400;

describe('lookBackGrid', () => {
  it('begins at a half hour at least a day before the range, and ends no later than the range begins', () => {
    const startS = 20 * DAY_S + 3725;
    const { startS: from, endS, stepS } = lookBackGrid({ startS, endS: startS + 3600, stepS: 5 });
    expect(from % 1800).toBe(0);
    expect(startS - from).toBeGreaterThanOrEqual(DAY_S);
    expect(startS - endS).toBeLessThan(stepS);
    expect((endS - from) % stepS).toBe(0);
  });
});

describe('withLeadIn', () => {
  it.each([
    [5, 300],
    [120, 360],
    [3600, 3600],
  ])('puts whole steps of %i s before the range, for five minutes at least', (stepS, leadInS) => {
    expect(withLeadIn({ startS: 7200, endS: 14_400, stepS })).toEqual({
      startS: 7200 - leadInS,
      endS: 14_400,
      stepS,
    });
  });
});

describe('gaugesByRank', () => {
  it('groups the gauges by rank, and leaves missing ones empty', () => {
    const labels = (engine: string) => ({ model_name: 'm', job: 'j', instance: 'a', engine });
    const column = (engine: string, value: number) => ({ labels: labels(engine), values: [value] });
    const grid = { startS: 0, endS: 0, stepS: 5 };
    const ranks = gaugesByRank(grid, {
      waiting: [column('0', 1), column('1', 2)],
      routed: [column('1', 4), column('0', 3)],
      ended: [column('0', 5), column('1', 6)],
      openFiles: [],
      startS: [column('0', 7)],
    });
    expect([...ranks.keys()]).toEqual(['m|a|0|j', 'm|a|1|j']);
    expect(ranks.get('m|a|1|j')).toEqual({
      labels: labels('1'),
      gauges: { grid, waiting: [2], routed: [4], ended: [6], openFiles: [], startS: [] },
    });
  });
});
