import type { Grid } from '../lib/frame';
import type { Slo } from '../lib/reading';
import type { FilterLabel } from '../lib/filter-options';
import type { RangeMs } from '../lib/time-range';
import { gaugeWindowS, gridOf, rateWindowS, stepFor } from '../queries/grid';
import type { Binding } from '../queries/binding';
import { printMatchers } from '../queries/selector';
import type { Config } from '../lib/config';
import type { View } from '../url/view';
import type { ReadingGroup } from './reading-group';

/** What the page wants to know at one moment. */
export interface PageQuery {
  readonly range: RangeMs;
  /** Label matchers without braces. */
  readonly selector: string;
  readonly slo: Slo;
  /** How much earlier lies what is compared with, seconds, or null. */
  readonly compareS: number | null;
  /** Width of a plot, CSS pixels. */
  readonly plotWidthPx: number;
  readonly subjects: readonly ReadingGroup[];
}

/**
 * The label matchers, without braces, of a view: those of `config.json` first, then what a person chose.
 * @param without a label whose choice is left out: to find what else it could be
 */
export function selectorOf(view: View, config: Config, without?: FilterLabel): string {
  const fixed = Object.fromEntries(Object.entries(config.matchers).map(([label, value]) => [label, [value]]));
  const chosen: Record<FilterLabel, readonly string[]> = {
    model_name: view.models,
    engine: view.engines,
    instance: view.instances,
    job: view.jobs,
  };
  if (without !== undefined) chosen[without] = [];
  // A fixed label that is chosen from as well holds both matchers, as two matchers of one label do in PromQL.
  return [printMatchers(fixed), printMatchers(chosen)].filter((part) => part !== '').join(',');
}

/** The grid and the windows of a page at one moment. */
export function planGrid(
  range: RangeMs,
  widthPx: number,
  scrapeIntervalS: number,
  selector: string,
  slo: Binding['slo'],
): { grid: Grid; binding: Binding } {
  const stepS = stepFor((range.toMs - range.fromMs) / 1000, widthPx, scrapeIntervalS);
  return {
    grid: gridOf(range, stepS),
    binding: {
      selector,
      windowS: rateWindowS(stepS, scrapeIntervalS),
      gaugeWindowS: gaugeWindowS(stepS, scrapeIntervalS),
      slo,
    },
  };
}
