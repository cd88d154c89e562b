import { describe, expect, it } from 'vitest';
import type { Look, RankLook } from './look';
import type { ModelLook } from './model-look';
import { routingOf } from './other-causes';
import { rankRecord } from './record.fixture';

describe('routingOf', () => {
  /** The kinds of ranks that receive these numbers of requests in 100 s, and usually 40; null where that is not known. */
  const kindsOf = (received: readonly (number | null)[]): string[] => {
    const ranks = received.map(
      (count, i) =>
        ({
          rank: rankRecord({ key: `m|a|${i}` }),
          now: { received: count, spanS: 100 },
          baseline: { of: { received: { median: 40 } } },
        }) as unknown as RankLook,
    );
    const look = { windowS: 100, fullWindowS: 100, ranks } as unknown as Look;
    const model = { model: 'm', ranks } as unknown as ModelLook;
    return routingOf(look, model, () => false).map(({ kind, rank }) => `${kind} ${rank?.key ?? ''}`);
  };

  it('is a rank that receives nothing, and one that receives far more than its share', () => {
    expect(kindsOf([40, 40, 0])).toEqual(['no-traffic m|a|2']);
    expect(kindsOf([90, 20, 20])).toEqual(['hot-rank m|a|0']);
  });

  it('is nothing while a rank did not report all the time: what it received is not known', () => {
    expect(kindsOf([60, 60, null])).toEqual([]);
    expect(kindsOf([90, 20, null])).toEqual([]);
  });
});
