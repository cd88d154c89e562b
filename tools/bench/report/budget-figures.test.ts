import { describe, expect, it } from 'vitest';
import { budgetFigures, budgetCase } from './budget-figures';
import type { CaseResult } from '../measure/measure-case';
import { GRAFANA_AS_SHIPPED } from '../measure/measure-grafana';
import type { BenchResult } from './result';
import type { Row } from './row';

const row = (name: string, figures: Partial<Row>): Row => ({
  name,
  charts: 9,
  requests: 9,
  responseBytes: 1,
  samples: 1,
  evaluationMs: 1,
  windowMs: 1,
  lastMs: 1,
  mainMs: null,
  scriptMs: null,
  heapBytes: null,
  runs: 1,
  stepS: 60,
  ...figures,
});

const caseOf = (ranks: number, hours = 6): CaseResult => {
  const rows = (samples: number): Row[] => [
    row('this page', { samples, windowMs: 150, lastMs: 240, mainMs: 30, heapBytes: 8 }),
    row('hand-written page', { windowMs: 100, lastMs: 120, mainMs: 20, heapBytes: 4 }),
    row('all panels', { samples: 20 * samples }),
    row(GRAFANA_AS_SHIPPED, { samples: 2000 }),
    row('Grafana, as narrow', { samples: 1000 }),
  ];
  return {
    case: { ranks, rangeS: hours * 3600, scrapeIntervalS: 5 },
    files: [],
    load: rows(500),
    refresh: rows(2),
  };
};

const resultOf = (parts: Partial<BenchResult>): BenchResult => ({
  machine: { processor: '', cores: 2, chromium: '', prometheus: '', node: '', loadAtStart: 0 },
  cases: [caseOf(8)],
  tall: null,
  pointer: null,
  many: [],
  viewers: [],
  frames: [],
  growth: [],
  refreshes: null,
  parse: { columnsMs: 1, jsonMs: 1, jsonColumnsMs: 1 },
  size: { firstBytes: 80_000, allBytes: 90_000 },
  ...parts,
});

describe('budgetCase', () => {
  it.each([
    [[caseOf(2), caseOf(8), caseOf(64)], 8],
    [[caseOf(64, 24), caseOf(1), caseOf(2)], 2],
    [[caseOf(64, 24)], undefined],
  ])('returns the case with 8 ranks over 6 h, else the one with the most ranks over 6 h', (cases, ranks) => {
    expect(budgetCase(cases)?.case.ranks).toBe(ranks);
  });
});

describe('budgetFigures', () => {
  it('compares samples with Grafana as shipped, and other figures with the hand-written page', () => {
    expect(budgetFigures(resultOf({}))).toMatchObject({
      'first-page-size': 80_000,
      'later-size': 90_000,
      'load-requests': 9,
      'load-samples': 500,
      'grafana-load-samples': 0.25,
      'grafana-refresh-samples': 0.001,
      'load-window': 1.5,
      'load-last': 2,
      'load-work': 1.5,
      'refresh-window': 1.5,
      'refresh-work': 1.5,
      'load-heap': 2,
      'all-refresh-samples': 0.02,
    });
  });

  it('has no figure for a budget whose case was not measured', () => {
    const pointer = { frames: 9, worstMs: 5, medianMs: 1, p99Ms: 4, rangeS: 24 * 3600 };
    const of = (parts: Partial<BenchResult>) => budgetFigures(resultOf(parts));
    expect(of({ cases: [] })['load-window']).toBeNull();
    expect(of({ pointer: { ...pointer, ranks: 8 } })['pointer-frame']).toBeNull();
    expect(of({ pointer: { ...pointer, ranks: 64 } })['pointer-frame']).toBe(5);
    expect(of({ refreshes: { refreshes: 500, earlyBytes: 10, lastBytes: 11 } })['refreshes-heap']).toBe(1.1);
  });
});
