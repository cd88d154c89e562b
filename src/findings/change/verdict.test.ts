import { expect, it } from 'vitest';
import type { Cause } from '../causes/cause';
import type { ModelChange, NamedChange } from './model-change';
import { isWorse, verdictOf } from './verdict';

const SAME = { before: 1, now: 1 };
const SLOW: Cause = { kind: 'decode-slow', model: 'm', rank: null, size: 1, evidence: [] };
const RESTART: Cause = { kind: 'restart', model: 'm', rank: null, size: 0, evidence: [] };

const change = (before: 'whole' | 'none', causes: readonly Cause[]): ModelChange =>
  ({
    model: 'm',
    ranks: [],
    covered: { before: { kind: before }, now: { kind: 'whole' } },
    finished: { before: before === 'none' ? 0 : 500, now: 500 },
    straddling: null,
    onsetS: null,
    latencies: [],
    demand: { arrivals: SAME, outputTokens: SAME, promptTokens: SAME, computedTokens: SAME, hitShare: SAME },
    causes,
    earlierCauses: [SLOW],
  }) as unknown as ModelChange;

it('compares nothing with a period without samples, whatever happened since', () => {
  expect(verdictOf(change('none', [RESTART]))).toEqual({ kind: 'no-samples', of: 'before' });
  expect(verdictOf(change('whole', [RESTART]))).toMatchObject({ kind: 'changed', causes: [RESTART] });
  expect(verdictOf(change('whole', []))).toEqual({ kind: 'nothing' });
});

const latency = (before: number, now: number): NamedChange =>
  ({ name: 'token', before, now, movement: { kind: 'whole' }, parts: [] }) as unknown as NamedChange;

it('a latency that fell is explained by what stands out in the earlier period, and is not a warning', () => {
  const fell = verdictOf({ ...change('whole', []), latencies: [latency(0.04, 0.03)] });
  expect(fell).toMatchObject({ kind: 'changed', causes: [], earlierCauses: [SLOW] });
  expect(isWorse(fell)).toBe(false);
  const fellAndRestarted = verdictOf({ ...change('whole', [RESTART]), latencies: [latency(0.04, 0.03)] });
  expect(isWorse(fellAndRestarted)).toBe(true);
});

it('a latency that grew is not explained by the earlier period', () => {
  const grew = verdictOf({ ...change('whole', [RESTART]), latencies: [latency(0.03, 0.04)] });
  expect(grew).toMatchObject({ causes: [RESTART], earlierCauses: [] });
  expect(isWorse(grew)).toBe(true);
});
