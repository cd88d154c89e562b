import { printDuration } from '../lib/duration';
import type { Slo } from '../lib/reading';

/** What fills the placeholders of a reading. */
export interface Binding {
  /** Label matchers without braces; may be empty. */
  readonly selector: string;
  readonly windowS: number;
  readonly gaugeWindowS: number;
  /** What `share`, `burn` and `goodput` are measured against. */
  readonly slo: Slo;
}

/** An expression with its placeholders filled in. */
export function bindTemplate(template: string, binding: Binding): string {
  const { selector, windowS, gaugeWindowS } = binding;
  // In one pass, and by functions: a label value may hold a placeholder, or what `replace` takes for a pattern.
  return template.replace(/\{\$selector([,}])|\$gaugeWindow|\$window/g, (found, next?: string) => {
    if (found === '$gaugeWindow') return printDuration(gaugeWindowS);
    if (found === '$window') return printDuration(windowS);
    if (next === ',') return selector === '' ? '{' : `{${selector},`;
    return selector === '' ? '' : `{${selector}}`;
  });
}
