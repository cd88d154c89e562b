import { expect, it } from 'vitest';
import type { Cause } from '../causes/cause';
import type { ModelChange } from './model-change';
import { verdictOf } from './verdict';

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
    causes,
  }) as unknown as ModelChange;

it('compares nothing with a period without samples, whatever happened since', () => {
  expect(verdictOf(change('none', [RESTART]))).toEqual({ kind: 'no-samples', of: 'before' });
  expect(verdictOf(change('whole', [RESTART]))).toMatchObject({ kind: 'changed', causes: [RESTART] });
  expect(verdictOf(change('whole', []))).toEqual({ kind: 'nothing' });
});
