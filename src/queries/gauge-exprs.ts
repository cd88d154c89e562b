import { printDuration } from '../lib/duration';
import { bindTemplate, type Binding } from './binding';

/** The expressions of a gauge, without placeholders. All three are equal where a step holds one sample. */
interface GaugeExprs {
  /** The highest value within the step before each point. */
  readonly high: string;
  readonly low: string;
  /** The value at the point. */
  readonly sampled: string;
}

/** `max by` some labels of one selector of a gauge. */
const HIGHEST_BY = /^(max by \([^)]*\)) \(([\w:]+\{\$selector\})\)$/;

/** The most evaluations of a subquery in a step: 30 minutes at a scrape interval of 5 s. Prometheus keeps them in memory. */
const MOST_IN_STEP = 360;

/**
 * The expressions of a gauge. A point of a range query is the last sample before it, so a peak between two points is lost when
 * the step is longer than the scrape interval. `max by` over one selector reads each sample once, with `max_over_time`. Any
 * other expression is evaluated at every scrape of the step, in a subquery: the maximum of a sum over ranks is not the sum of
 * their maxima. When a step has more than {@link MOST_IN_STEP} scrapes, it is evaluated at every second, third … scrape.
 * @param template PromQL with placeholders
 * @see https://prometheus.io/docs/prometheus/latest/querying/basics/#subquery
 */
export function gaugeExprs(template: string, binding: Binding): GaugeExprs {
  const sampled = bindTemplate(template, binding);
  const { stepS, scrapeIntervalS } = binding.sampling ?? { stepS: 0, scrapeIntervalS: 0 };
  if (stepS <= scrapeIntervalS) return { high: sampled, low: sampled, sampled };
  const [, highestBy, selector] = HIGHEST_BY.exec(template) ?? [];
  const everyS = scrapeIntervalS * Math.ceil(stepS / scrapeIntervalS / MOST_IN_STEP);
  const over = (extreme: 'max' | 'min'): string =>
    highestBy !== undefined && selector !== undefined
      ? bindTemplate(`${highestBy} (${extreme}_over_time(${selector}[${printDuration(stepS)}]))`, binding)
      : `${extreme}_over_time((${sampled})[${printDuration(stepS)}:${printDuration(everyS)}])`;
  return { high: over('max'), low: over('min'), sampled };
}
