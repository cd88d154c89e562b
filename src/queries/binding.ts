import { printDuration } from '../lib/duration';
import { boundsPattern } from '../lib/latency-bounds';
import { NO_PLACES, type PlaceLabels } from '../lib/place-labels';
import { RANK_LABELS, TARGET_LABELS } from '../lib/rank-labels';
import type { Reading, Slo } from '../lib/reading';
import { printMatchers } from './selector';

/** The values for the placeholders of a reading. */
export interface Binding {
  /** Label matchers without braces; may be empty. */
  readonly selector: string;
  /** The rate window, seconds. */
  readonly windowS: number;
  /** The rate window of a gauge that holds a total, seconds. */
  readonly gaugeWindowS: number;
  /** The distances of points and of samples, seconds; left out: at most one sample for each point. */
  readonly sampling?: { readonly stepS: number; readonly scrapeIntervalS: number };
  /** Labels that tell targets of the same job and instance apart; left out: there are none. */
  readonly places?: PlaceLabels;
  /** The label with the same value for a server and the GPUs of its host; null or left out: their addresses. */
  readonly gpuHostLabel?: string | null;
  /** The latency goals of `share`, `burn` and `goodput`. */
  readonly slo: Slo;
}

/** The selection, and the one copy that counts where samples are stored twice: label matchers without braces. */
export const matchersOf = ({ selector, places }: Pick<Binding, 'selector' | 'places'>): string => {
  const { replica } = places ?? NO_PLACES;
  if (replica === undefined) return selector;
  return [selector, printMatchers({ [replica.label]: [replica.shown] })]
    .filter((part) => part !== '')
    .join(',');
};

/** The length of `$slowWindow`, seconds. */
export const slowWindowS = ({ windowS }: Binding): number => Math.max(windowS, SLOW_WINDOW_S);

/** How far back Prometheus looks for the last sample of a series, without a flag that changes it, seconds. */
const LOOKBACK_S = 300;

/** The shortest `$slowWindow`, seconds. */
const SLOW_WINDOW_S = 300;

/** An event of a rank is reported for this long, seconds: that is `$newsS`. At longer steps it is reported until the next point. */
const NEWS_S = 3600;

/** How far back the last sample of a series is looked for, seconds: one and a half scrape intervals where that is longer. */
export const lookbackS = ({ sampling }: Pick<Binding, 'sampling'>): number =>
  Math.max(LOOKBACK_S, 1.5 * (sampling?.scrapeIntervalS ?? 0));

/** A selector whose last sample is wanted: neither a range nor the argument of `timestamp`, with its offset. */
const INSTANT =
  /(?<![\w:]|timestamp\()((?:lmdeploy:|process_|scrape_|DCGM_)\w+|up)(\{[^}]*\})?(?![\w:{[])( offset \w+)?/g;

/**
 * An expression with its placeholders replaced. Without matchers it has no empty braces. When the scrape interval
 * exceeds the look-back of Prometheus, it looks back one and a half intervals: otherwise a series has gaps between samples.
 * @see https://prometheus.io/docs/prometheus/latest/querying/basics/#staleness
 */
export function bindTemplate(template: string, binding: Binding): string {
  const { windowS, gaugeWindowS, places = NO_PLACES, slo } = binding;
  const selector = matchersOf(binding);
  const lookback = lookbackS(binding);
  const text =
    lookback <= LOOKBACK_S
      ? template
      : template.replace(
          INSTANT,
          (_, metric: string, matchers = '', offset = '') =>
            `last_over_time(${metric}${matchers}[${printDuration(lookback)}]${offset})`,
        );
  // In one pass and with a function: a label value may contain a placeholder or a pattern of `replace`, such as `$&`.
  return text.replace(
    /\{\$selector([,}])|\$gaugeWindow|\$slowWindow|\$newsS|\$window|\$ttftBounds|\$itlBounds|\$e2eBounds|\$rank|\$target/g,
    (found, next?: string) => {
      if (found === '$gaugeWindow') return printDuration(gaugeWindowS);
      if (found === '$slowWindow') return printDuration(slowWindowS(binding));
      if (found === '$newsS') return String(Math.max(NEWS_S, windowS));
      if (found === '$ttftBounds') return boundsPattern('ttftSeconds', slo.ttftSeconds);
      if (found === '$itlBounds') return boundsPattern('itlSeconds', slo.itlSeconds);
      if (found === '$e2eBounds') return boundsPattern('e2eSeconds', slo.e2eSeconds);
      if (found === '$window') return printDuration(windowS);
      if (found === '$rank') return [...RANK_LABELS, ...places.ofRank].join(', ');
      if (found === '$target') return [...TARGET_LABELS, ...places.ofTarget].join(', ');
      if (next === ',') return selector === '' ? '{' : `{${selector},`;
      return selector === '' ? '' : `{${selector}}`;
    },
  );
}

/** The expression of a reading for a selection, with its placeholders replaced. */
export const boundExpr = ({ expr, adapted }: Extract<Reading, { kind: 'expr' }>, binding: Binding): string =>
  bindTemplate(adapted?.(expr, binding) ?? expr, binding);
