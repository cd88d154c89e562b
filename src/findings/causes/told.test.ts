import { describe, expect, test } from 'vitest';
import type { Cause, CauseKind } from './cause';
import { isSameCause, toldCauses } from './told';

const cause = (kind: CauseKind, rank: string | null = 'a'): Cause => ({
  kind,
  model: 'm',
  rank: rank === null ? null : { key: rank, labels: {} },
  size: 2,
  evidence: [],
});

describe('toldCauses', () => {
  test('tells what two looks agree on', () => {
    expect(toldCauses([cause('hot-rank')], [])).toEqual([]);
    expect(toldCauses([cause('hot-rank')], [cause('hot-rank')])).toEqual([cause('hot-rank')]);
    expect(toldCauses([cause('hot-rank')], [cause('hot-rank', 'b')])).toEqual([]);
  });

  test('tells a fact at once', () => {
    expect(toldCauses([cause('restart')], [])).toEqual([cause('restart')]);
  });

  test('keeps what is shown until two looks in a row lack it', () => {
    const shown = [cause('hot-rank')];
    expect(toldCauses([], [cause('hot-rank')], shown)).toEqual(shown);
    expect(toldCauses([], [], shown)).toEqual([]);
    expect(toldCauses([cause('hot-rank')], [], shown)).toEqual(shown);
  });

  test('ends a state with the look that lacks it', () => {
    expect(toldCauses([], [cause('not-reporting')], [cause('not-reporting')])).toEqual([]);
  });
});

test('slow steps and slow prefill of one rank are one cause, and so are an absence and the restart after it', () => {
  expect(isSameCause(cause('decode-slow'), cause('engine-slow'))).toBe(true);
  expect(isSameCause(cause('decode-slow', null), cause('engine-slow'))).toBe(true);
  expect(isSameCause(cause('decode-slow'), cause('engine-slow', 'b'))).toBe(false);
  expect(isSameCause(cause('not-reporting'), cause('restart'))).toBe(true);
  expect(isSameCause(cause('not-reporting'), cause('stall'))).toBe(false);
});
