import { describe, expect, it } from 'vitest';
import { EN, ZH } from '../../i18n/full-language.fixture';
import { fc } from '../../lib/property.fixture';
import type { Excess } from './cause';
import { excessText, roundedShares } from './excess-text';

const excess = (parts: Excess['parts']): Excess => ({ latency: 'itl', now: 0.041, usual: 0.027, parts });

describe('excessText', () => {
  it('says what the excess is made of, in both languages', () => {
    const split = excess([
      { name: 'slow-steps', seconds: 0.0098 },
      { name: 'large-batch', seconds: 0.0042 },
      { name: 'rest', seconds: 1e-19 },
    ]);
    expect(excessText(split, true, EN)).toBe(
      'ITL is 41 ms, usually 27 ms; about 70% of the excess comes from slower decode steps and 30% from a larger batch.',
    );
    expect(excessText(split, true, ZH)).toBe(
      'ITL 为 41 ms，通常为 27 ms；超出部分约为：Decode 步变慢 70%、批次变大 30%。',
    );
  });

  it('speaks of what is over in the past', () => {
    const split = excess([{ name: 'api-lag', seconds: 0.014 }]);
    expect(excessText(split, false, EN)).toBe(
      'ITL was 41 ms, usually 27 ms; nearly all of the excess came from late delivery by the API server.',
    );
  });

  it('says in the past, too, what each part was', () => {
    const split = excess([
      { name: 'slow-steps', seconds: 0.0105 },
      { name: 'large-batch', seconds: 0.0021 },
      { name: 'prefill-of-others', seconds: 0.0014 },
    ]);
    expect(excessText(split, false, EN)).toBe(
      'ITL was 41 ms, usually 27 ms; about 75% of the excess came from slower decode steps, 15% from a larger batch and 10% from waiting for the prefill of other requests.',
    );
    expect(excessText(split, false, ZH)).toBe(
      'ITL 为 41 ms，通常为 27 ms；超出部分约为：Decode 步变慢 75%、批次变大 15%、等待其他请求的 Prefill 10%。',
    );
  });

  it('gives no shares where a part has fallen', () => {
    const split = excess([
      { name: 'slow-steps', seconds: 0.018 },
      { name: 'large-batch', seconds: -0.004 },
    ]);
    expect(excessText(split, true, EN)).toMatch(/; most of the excess comes from slower decode steps\.$/);
    expect(excessText(split, true, ZH)).toMatch(/；超出部分主要是：Decode 步变慢。$/);
  });
});

describe('roundedShares', () => {
  it('adds up to 100% for parts that add up', () => {
    const parts = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(parts, (some) => {
        const shares = [...some, 1 - some.reduce((sum, share) => sum + share, 0)];
        const rounded = roundedShares(shares);
        expect(rounded.reduce((sum, share) => sum + share, 0)).toBe(100);
        for (const [i, share] of shares.entries()) {
          expect(Math.abs((rounded[i] ?? 0) - 100 * share)).toBeLessThan(5.001);
        }
      }),
    );
  });
});
