import { describe, expect, it } from 'vitest';
import { BUDGET_IDS, BUDGETS, missedText, verdictOf, type BudgetId } from './budgets';

describe('BUDGETS', () => {
  it.each(BUDGET_IDS)('%s has an aim below its limit', (id) => {
    expect(BUDGETS[id].aim ?? 0).toBeLessThan(BUDGETS[id].must);
  });

  it('prints values in the unit of the budget', () => {
    expect(BUDGETS['first-page-size'].show(85_432)).toBe('85.4 kB');
    expect(BUDGETS['grafana-refresh-samples'].show(1 / 1500)).toBe('1/1,500');
    expect(BUDGETS['load-window'].show(1.2)).toBe('1.20×');
    expect(BUDGETS['pointer-frame'].show(7.25)).toBe('7.25 ms');
  });
});

describe('verdictOf', () => {
  it.each([
    [1.05, 'aim met'],
    [1.06, 'met'],
    [1.15, 'met'],
    [1.16, 'not met'],
    [null, 'not measured'],
    [NaN, 'not measured'],
  ])('rates a load time of %d: %s', (value, verdict) =>
    expect(verdictOf('load-window', value)).toBe(verdict),
  );
});

describe('missedText', () => {
  const figures = Object.fromEntries(BUDGET_IDS.map((id) => [id, null])) as Record<BudgetId, number | null>;

  it('names the budgets that were missed, and counts those that were measured', () => {
    expect(missedText({ ...figures, 'load-window': 2, 'load-work': 1, 'many-nodes': 30_000 })).toBe(
      'Missed 2 of 3 measured budgets: load-window, many-nodes.',
    );
  });

  it('says when all are met', () => {
    expect(missedText({ ...figures, 'load-window': 1.1 })).toBe('All 1 measured budgets are met.');
  });
});
