import { expect, test } from 'vitest';
import { NO_PLACES } from '../../lib/place-labels';
import { QueryError } from '../../queries/http/errors';
import type { Matrix } from '../../queries/matrix';
import type { PageSetup } from '../../queries/page-setup';
import { CapacityState, type CapacityQuestion } from './capacity-state.svelte';

const EMPTY: Matrix = { series: [], warnings: [], infos: [] };
const setupOf = (selector: string): PageSetup => ({
  selector,
  scrapeIntervalS: 5,
  isOnTime: true,
  places: NO_PLACES,
  repair: 'small-deltas',
});
const questionOf = (selector: string): CapacityQuestion => ({
  setup: setupOf(selector),
  slo: { ttftSeconds: 1, itlSeconds: 1, e2eSeconds: 1, objective: 0.99 },
  period: { startS: 1_800_000_000, endS: 1_800_003_600 },
});

test('an answer says which selection and which period it is of', async () => {
  const state = new CapacityState(() => Promise.resolve(EMPTY), new Map());
  await state.ask(questionOf('a="1"'));
  expect(state.answer).toMatchObject({
    kind: 'models',
    selector: 'a="1"',
    period: { startS: 1_800_000_000, endS: 1_800_003_600 },
  });
  expect(state.history).not.toBeNull();
});

test('a question that fails keeps the last answer, which is of the selection before, and says why', async () => {
  let isUp = true;
  const state = new CapacityState(
    () => (isUp ? Promise.resolve(EMPTY) : Promise.reject(new QueryError('network', 'gone'))),
    new Map(),
  );
  await state.ask(questionOf('a="1"'));
  isUp = false;
  await state.ask(questionOf('a="2"'));
  expect(state.answer?.selector).toBe('a="1"');
  expect(state.error?.kind).toBe('network');
  isUp = true;
  await state.ask(questionOf('a="2"'));
  expect(state.answer?.selector).toBe('a="2"');
  expect(state.error).toBeNull();
});

test('where only the history fails, the minutes are shown without that of an earlier question', async () => {
  let hasHistory = true;
  const state = new CapacityState((_expr, grid) => {
    if (grid.stepS === 900 && !hasHistory) return Promise.reject(new QueryError('timeout', 'late'));
    return Promise.resolve(EMPTY);
  }, new Map());
  await state.ask(questionOf('a="1"'));
  expect(state.history).not.toBeNull();
  hasHistory = false;
  await state.ask(questionOf('a="2"'));
  expect(state.answer?.selector).toBe('a="2"');
  expect(state.history).toBeNull();
  expect(state.error).toBeNull();
});
