import { describe, expect, test } from 'vitest';
import { goalPromql } from './goal-promql';

const BINDING = {
  selector: 'engine="0"',
  windowS: 20,
  gaugeWindowS: 40,
  slo: { ttftSeconds: 1, itlSeconds: 0.1, e2eSeconds: 30, objective: 0.99 },
};
const RATE = '(sum(rate(h_count{engine="0"}[20s])) > 0)';
const share = (les: readonly string[], ttftSeconds = 1): string =>
  goalPromql({ kind: 'share', histogram: 'h', within: 'ttftSeconds' }, () => les, {
    ...BINDING,
    slo: { ...BINDING.slo, ttftSeconds },
  });

describe('goalPromql', () => {
  test('a goal at a bound takes that bucket, with `le` as the server spells it', () => {
    expect(share(['0.5', '1.0', '+Inf'])).toBe(`sum(rate(h_bucket{engine="0",le="1.0"}[20s])) / ${RATE}`);
  });

  test('a goal between two bounds is interpolated', () => {
    const at = (le: string): string => `sum(rate(h_bucket{engine="0",le="${le}"}[20s]))`;
    expect(share(['0.5', '1.5', '+Inf'], 0.75)).toBe(
      `(${at('0.5')} + (${at('1.5')} - ${at('0.5')}) * 0.25) / ${RATE}`,
    );
    expect(share(['0.5', '+Inf'], 0.25)).toBe(`${at('0.5')} * 0.5 / ${RATE}`);
  });

  test('a share of a bucket has no rounding error', () => {
    expect(share(['0.05', '1.05', '+Inf'], 0.951)).toContain(' * 0.901)');
  });

  test('a goal above the highest finite bound takes that bucket', () => {
    expect(share(['0.5', '+Inf'])).toContain('le="0.5"');
  });

  test('burn has its own window', () => {
    const reading = { kind: 'burn', histogram: 'h', within: 'ttftSeconds', overS: 3600 } as const;
    expect(goalPromql(reading, () => ['1.0'], BINDING)).toBe(
      '(1 - sum(rate(h_bucket{engine="0",le="1.0"}[1h])) / (sum(rate(h_count{engine="0"}[1h])) > 0)) / (1 - 0.99)',
    );
  });
});
