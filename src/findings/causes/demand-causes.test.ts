import { describe, expect, it } from 'vitest';
import { demandOf } from './demand-causes';
import type { Look, RankLook } from './look';
import type { ModelFigure, ModelLook } from './model-look';
import { rankRecord } from './record.fixture';

describe('demandOf', () => {
  /** The kinds while outputs and prompts are three times as long as usual, in so many requests of 100 s. */
  const kindsOf = (finished: number): string[] => {
    const figure = (now: number): ModelFigure => ({ now, usual: 100, spread: 10 });
    const rank = { rank: rankRecord(), now: { finished }, baseline: null } as unknown as RankLook;
    const model: ModelLook = {
      model: 'm',
      ranks: [rank],
      arrivals: null,
      outputTokens: figure(300),
      outputMedian: figure(300),
      promptTokens: figure(300),
      computedTokens: figure(300),
      hitShare: null,
      noHitShare: null,
    };
    const record = { timesS: [0, 100], scrapeIntervalS: 5, ranks: [rank.rank] };
    const look: Look = { record, atS: 100, windowS: 100, fullWindowS: 100, ranks: [rank] };
    return demandOf(look, model, false).map(({ kind }) => kind);
  };

  it('is longer outputs and longer prompts', () => {
    expect(kindsOf(10)).toEqual(['long-outputs', 'long-prompts']);
  });

  it('is nothing where few requests have ended: their lengths are chance', () => {
    expect(kindsOf(2)).toEqual([]);
    expect(kindsOf(9)).toEqual([]);
  });
});
