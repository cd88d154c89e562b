import { describe, expect, test } from 'vitest';
import type { AlertRules } from '../../queries/alert-rules';
import { QueryError } from '../../queries/http/errors';
import { AlertsState } from './alerts-state.svelte';

const RULES: AlertRules = { alerts: [], ruleCount: 3, broken: [] };

/** A state on a clock that the test sets, with the signals of its requests. */
function stateOf(respond: () => Promise<AlertRules>): {
  state: AlertsState;
  clock: { ms: number };
  signals: AbortSignal[];
} {
  const clock = { ms: 1_000_000 };
  const signals: AbortSignal[] = [];
  const state = new AlertsState(
    (signal) => {
      signals.push(signal);
      return respond();
    },
    30,
    () => clock.ms,
  );
  return { state, clock, signals };
}

describe('AlertsState', () => {
  test('sends a request at most every 30 s', async () => {
    const { state, clock, signals } = stateOf(() => Promise.resolve(RULES));
    expect(state.rules).toBeNull();
    await state.load();
    clock.ms += 29_999;
    await state.load();
    expect(signals).toHaveLength(1);
    expect(state).toMatchObject({ rules: RULES, loadedAtMs: 1_000_000 });
    clock.ms += 1;
    await state.load();
    expect(signals).toHaveLength(2);
    expect(state.loadedAtMs).toBe(1_030_000);
  });

  test('sends a request after the clock was set back', async () => {
    const { state, clock, signals } = stateOf(() => Promise.resolve(RULES));
    await state.load();
    clock.ms -= 3_600_000;
    await state.load();
    expect(signals).toHaveLength(2);
  });

  test('a late response is of the moment of its request', async () => {
    const { state, clock } = stateOf(() => {
      clock.ms += 20_000;
      return Promise.resolve(RULES);
    });
    await state.load();
    expect(state.loadedAtMs).toBe(1_000_000);
  });

  test('keeps the last good response and its time through a failure', async () => {
    let respond = (): Promise<AlertRules> => Promise.resolve(RULES);
    const { state, clock } = stateOf(() => respond());
    await state.load();
    respond = () => Promise.reject(new QueryError('network', 'not reached'));
    clock.ms += 60_000;
    await state.load();
    expect(state.state).toMatchObject({ kind: 'failed', error: { kind: 'network' }, last: RULES });
    expect(state).toMatchObject({ rules: RULES, loadedAtMs: 1_000_000 });
  });

  test('never throws, even when the fetch does', async () => {
    const { state } = stateOf(() => {
      throw new TypeError('a bug');
    });
    await state.load();
    expect(state.state).toMatchObject({ kind: 'failed', error: { kind: 'malformed' } });
  });

  test('stop aborts the request and prevents further requests', async () => {
    const { state, clock, signals } = stateOf(() => new Promise<AlertRules>(() => undefined));
    void state.load();
    state.stop();
    expect(signals[0]?.aborted).toBe(true);
    clock.ms += 60_000;
    await state.load();
    expect(signals).toHaveLength(1);
  });
});
