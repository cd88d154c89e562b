import { describe, expect, test } from 'vitest';
import { promqlOf } from './promql';

const binding = {
  selector: 'model_name="a",engine="0"',
  windowS: 20,
  gaugeWindowS: 40,
  slo: { ttftSeconds: 1, itlSeconds: 0.1, e2eSeconds: 30, objective: 0.99 },
};

describe('promqlOf', () => {
  test('a quantile is summed over ranks and guarded', () => {
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

  test('placeholders of an expression are filled in, each by its own', () => {
    const expr = 'rate(a{$selector}[$window]) + rate(b{$selector,x="1"}[$gaugeWindow])';
    expect(promqlOf({ kind: 'expr', expr }, binding)).toBe(
      'rate(a{model_name="a",engine="0"}[20s]) + rate(b{model_name="a",engine="0",x="1"}[40s])',
    );
  });

  test('without matchers no empty braces are left', () => {
    const expr = 'a{$selector} + b{$selector,x="1"}';
    expect(promqlOf({ kind: 'expr', expr }, { ...binding, selector: '' })).toBe('a + b{x="1"}');
  });

  test('a label value that holds a placeholder or a replacement pattern stays as it is', () => {
    const selector = 'model_name="$window$&$1{$selector}"';
    expect(promqlOf({ kind: 'expr', expr: 'a{$selector}' }, { ...binding, selector })).toBe(`a{${selector}}`);
  });
});
