import { describe, expect, it } from 'vitest';
import type { Reading } from '../lib/reading';
import type { Binding } from '../queries/binding';
import { blanknessOf, haveRequests } from './blankness';
import type { GroupResult } from './group-result';
import type { LatestState } from './latest-state';
import type { ReadingGroup } from './reading-group';

const P95: Reading = { kind: 'quantile', histogram: 'h', q: 0.95 };
const RUNNING: Reading = { kind: 'expr', expr: 'running' };
const GRID = { startS: 0, endS: 60, stepS: 60 };

const group = (...readings: Reading[]): ReadingGroup => ({ id: 'g', readings, isAtEnd: false });
const result = (...values: (number | null)[]): LatestState<GroupResult> => ({
  kind: 'ready',
  value: {
    grid: GRID,
    binding: {} as Binding,
    results: [{ columns: [{ labels: {}, values }], samples: 0, durationMs: 0, warnings: [] }],
    before: null,
  } as unknown as GroupResult,
});
const BLANK = result(null, null);
const present = (...counts: (number | null)[]) => ({ kind: 'ready', value: { grid: GRID, counts } }) as const;

const found = (
  of: ReadingGroup,
  state: LatestState<GroupResult>,
  names: readonly string[] | null = null,
) => ({
  groups: [of],
  presence: present(2, 2),
  names: names && new Set(names),
  stateOf: () => state,
});

describe('why panels are blank', () => {
  it('is unknown while it is not known whether ranks report', () => {
    const presence = { kind: 'loading', last: null } as const;
    expect(blanknessOf({ ...found(group(P95), BLANK), presence })).toBeNull();
  });

  it('no rank has a sample', () => {
    expect(blanknessOf({ ...found(group(P95), BLANK), presence: present(null, null) })).toBe('empty');
  });

  it('no request came: a statistic of requests is blank, and its histogram is exported', () => {
    expect(blanknessOf(found(group(RUNNING, P95), BLANK))).toBe('idle');
    expect(blanknessOf(found(group(RUNNING), BLANK))).toBeNull();
    expect(blanknessOf(found(group(P95), BLANK, ['other']))).toBeNull();
    expect(blanknessOf(found(group(P95), result(null, 1)))).toBeNull();
  });

  it('a number shows that requests came only where a group reads nothing else', () => {
    expect(haveRequests(found(group(P95), result(null, 1)))).toBe(true);
    expect(haveRequests(found(group(P95), BLANK))).toBe(false);
    expect(haveRequests(found(group(RUNNING, P95), result(null, 1)))).toBe(false);
  });
});
