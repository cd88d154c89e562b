import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Reading } from '../lib/reading';
import { BLANK_RESULT } from '../queries/reading-result';
import { showEarly } from './early-part';
import type { GroupResult } from './group-result';
import type { ReadingGroup } from './reading-group';

const QUEUE: Reading = { kind: 'api-wait', of: 'wait' };
const RUNNING: Reading = { kind: 'expr', expr: 'running' };
const RESULT = {
  grid: { startS: 0, endS: 0, stepS: 1 },
  results: [BLANK_RESULT],
  before: null,
} as unknown as GroupResult;

let shown: (GroupResult | null)[];
let show: (part: GroupResult | null) => void;
let settle: () => void;
let fail: () => void;
let whole: Promise<void>;

beforeEach(() => {
  vi.useFakeTimers();
  shown = [];
  show = (part) => shown.push(part);
  whole = new Promise((resolve, reject) => {
    settle = resolve;
    fail = () => reject(new Error('gone'));
  });
});
afterEach(() => vi.useRealTimers());

const groupWith = (...readings: readonly Reading[]): ReadingGroup => ({ id: 'a', readings, isAtEnd: false });
const load = (): Promise<GroupResult> => Promise.resolve(RESULT);

type Early = Parameters<typeof showEarly>[0];
const early = (given: Pick<Early, 'group'> & Partial<Early>): Promise<void> =>
  showEarly({ whole, last: null, patienceMs: 2500, load, show, ...given });

test('the part is shown where the whole takes much longer', async () => {
  void early({ group: groupWith(RUNNING, QUEUE) });
  await vi.advanceTimersByTimeAsync(2400);
  expect(shown).toEqual([]);
  await vi.advanceTimersByTimeAsync(200);
  expect(shown.map((part) => part?.results)).toEqual([[BLANK_RESULT, { ...BLANK_RESULT, isPending: true }]]);
});

test('of a group with nothing else, nothing is shown, and it is no longer waited for', async () => {
  const loadNothing = vi.fn(load);
  void early({ group: groupWith(QUEUE), load: loadNothing });
  await vi.advanceTimersByTimeAsync(2600);
  expect(shown).toEqual([null]);
  expect(loadNothing).not.toHaveBeenCalled();
});

test('a part that comes hardly before the whole is not shown', async () => {
  let arrive = (): void => undefined;
  const slow = (): Promise<GroupResult> => new Promise((resolve) => (arrive = () => resolve(RESULT)));
  void early({ group: groupWith(RUNNING, QUEUE), load: slow });
  await vi.advanceTimersByTimeAsync(9000);
  arrive();
  await vi.advanceTimersByTimeAsync(1000);
  settle();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(shown).toEqual([]);
});

test('a part is not shown after the whole, also where that fails', async () => {
  void early({ group: groupWith(RUNNING, QUEUE) });
  fail();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(shown).toEqual([]);
});

test('a part that fails is not shown', async () => {
  void early({ group: groupWith(RUNNING, QUEUE), load: () => Promise.reject(new Error('refused')) });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(shown).toEqual([]);
});
