import { printDuration } from '../lib/duration';
import type { Slo } from '../lib/reading';

/** The values for the placeholders of a reading. */
export interface Binding {
  /** Label matchers without braces; may be empty. */
  readonly selector: string;
  /** The rate window, seconds. */
  readonly windowS: number;
  /** The rate window of a gauge that holds a total, seconds. */
  readonly gaugeWindowS: number;
  /** How samples lie to points, seconds; left out: at most one sample to a point. */
  readonly sampling?: { readonly stepS: number; readonly scrapeIntervalS: number };
  /** The latency goals of `share`, `burn` and `goodput`. */
  readonly slo: Slo;
}

/** An expression with its placeholders replaced. Without matchers it has no empty braces. */
export function bindTemplate(template: string, binding: Binding): string {
  const { selector, windowS, gaugeWindowS } = binding;
  // In one pass and with a function: a label value may contain a placeholder or a pattern of `replace`, such as `$&`.
  return template.replace(/\{\$selector([,}])|\$gaugeWindow|\$window/g, (found, next?: string) => {
    if (found === '$gaugeWindow') return printDuration(gaugeWindowS);
    if (found === '$window') return printDuration(windowS);
    if (next === ',') return selector === '' ? '{' : `{${selector},`;
    return selector === '' ? '' : `{${selector}}`;
  });
}
