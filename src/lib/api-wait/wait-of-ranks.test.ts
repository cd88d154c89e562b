import { describe, expect, it } from 'vitest';
import type { RankWait } from './estimate-rank';
import { waitOf } from './wait-of-ranks';

const rank = (values: Partial<RankWait> = {}): RankWait => ({
  verdict: 'queue',
  queued: 10,
  queuedLow: 8,
  queuedHigh: 12,
  leaked: 0,
  rate: 2,
  rateLow: 1,
  rateHigh: 4,
  ...values,
});

const free = rank({ verdict: 'free', queued: 0, queuedLow: 0, queuedHigh: 0 });

describe('waitOf', () => {
  it('is all waiting requests divided by all arrivals', () => {
    expect(waitOf([rank()])).toEqual({ meanS: 5, lowS: 2, highS: 12 });
    expect(waitOf([rank(), free, null])).toEqual({ meanS: 2.5, lowS: 1, highS: 6 });
  });

  it('is 0 when no request waits, also when none arrives', () => {
    expect(waitOf([{ ...free, rate: 0, rateLow: 0, rateHigh: 0 }])).toEqual({ meanS: 0, lowS: 0, highS: 0 });
  });

  it('is null without a sample', () => {
    expect(waitOf([null])).toBeNull();
    expect(waitOf([])).toBeNull();
  });

  it('has only bounds when the queue of one rank is unknown', () => {
    const unknown = rank({ verdict: 'unknown', queued: null, queuedLow: 0, rate: null });
    expect(waitOf([unknown, rank()])).toEqual({ meanS: null, lowS: 1, highS: 12 });
  });

  it('has no upper bound when a rank admits no request', () => {
    expect(waitOf([rank({ verdict: 'stalled', rateLow: 0 }), free])?.highS).toBeNull();
  });
});
