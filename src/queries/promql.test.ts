import { describe, expect, test } from 'vitest';
import { promqlOf } from './promql';

const binding = {
  selector: 'model_name="a",engine="0"',
  windowS: 20,
  gaugeWindowS: 40,
  slo: { ttftSeconds: 1, itlSeconds: 0.1, e2eSeconds: 30, objective: 0.99 },
};

describe('promqlOf', () => {
  test('a quantile is summed over ranks and has no sample without requests', () => {
    expect(promqlOf({ kind: 'quantile', histogram: 'h', q: 0.95 }, binding)).toBe(
      'histogram_quantile(0.95, sum by (le) (rate(h_bucket{model_name="a",engine="0"}[20s])))' +
        ' and on () (sum(rate(h_count{model_name="a",engine="0"}[20s])) > 0)',
    );
  });

  test('a mean sums first and divides after', () => {
    expect(promqlOf({ kind: 'mean', histogram: 'h' }, binding)).toBe(
      'sum(rate(h_sum{model_name="a",engine="0"}[20s])) / (sum(rate(h_count{model_name="a",engine="0"}[20s])) > 0)',
    );
  });

  test('each placeholder of an expression is replaced', () => {
    const expr = 'rate(a{$selector}[$window]) + rate(b{$selector,x="1"}[$gaugeWindow])';
    expect(promqlOf({ kind: 'expr', expr }, binding)).toBe(
      'rate(a{model_name="a",engine="0"}[20s]) + rate(b{model_name="a",engine="0",x="1"}[40s])',
    );
  });

  test('without matchers there are no empty braces', () => {
    const expr = 'a{$selector} + b{$selector,x="1"}';
    expect(promqlOf({ kind: 'expr', expr }, { ...binding, selector: '' })).toBe('a + b{x="1"}');
  });

  test('a label value that contains a placeholder or a replacement pattern is kept', () => {
    const selector = 'model_name="$window$&$1{$selector}"';
    expect(promqlOf({ kind: 'expr', expr: 'a{$selector}' }, { ...binding, selector })).toBe(`a{${selector}}`);
  });
});
