import type { Grid } from '../lib/frame';
import type { Slo } from '../lib/reading';
import type { FilterLabel } from '../lib/filter-options';
import type { RangeMs } from '../lib/time-range';
import { gaugeWindowS, gridOf, rateWindowS, stepFor } from '../queries/grid';
import type { Binding } from '../queries/binding';
import type { PageSetup } from '../queries/page-setup';
import { printMatchers } from '../queries/selector';
import type { Config } from '../lib/config';
import type { View } from '../url/view';
import type { ReadingGroup } from './reading-group';

/** What grids and bindings depend on. */
export type TargetFacts = Pick<PageSetup, 'scrapeIntervalS' | 'places' | 'gpuHostLabel'> &
  Pick<Grid, 'sourceS'>;

/** The needs of the page for one moment. */
export interface PageQuery {
  /** The queried range: the shown range up to now. Prometheus would repeat the newest samples in the future. */
  readonly range: RangeMs;
  /** The end of the shown range, epoch ms, when it is after now. */
  readonly shownToMs?: number;
  /** How long before now the queried range ends, because newer samples may still arrive, ms; left out: it ends now, or earlier. */
  readonly lateMs?: number;
  /** True when the range ends now. */
  readonly isLive: boolean;
  /** Label matchers without braces. */
  readonly selector: string;
  readonly slo: Slo;
  /** How much earlier the compared range is, seconds; null without a comparison. */
  readonly compareS: number | null;
  /** Width of a plot, CSS pixels. */
  readonly plotWidthPx: number;
  readonly groups: readonly ReadingGroup[];
}

/** Two past ranges whose ends are closer than this have one moment, ms: a range that ends an hour ago moves with the clock. */
const SAME_MOMENT_MS = 300_000;

/** True when only one of two ranges ends now, or when both are over and ended at different times. */
export const isOtherMoment = (a: PageQuery, b: PageQuery): boolean =>
  a.isLive !== b.isLive || (!a.isLive && Math.abs(a.range.toMs - b.range.toMs) > SAME_MOMENT_MS);

/** True when the second query wants the same of a later moment: a refresh, and not another view. */
export function isRefreshOf(a: PageQuery, b: PageQuery): boolean {
  if (a.selector !== b.selector || a.compareS !== b.compareS || a.isLive !== b.isLive) return false;
  const hasSameStart = a.range.fromMs === b.range.fromMs;
  const lengthMs = ({ range }: PageQuery): number => range.toMs - range.fromMs;
  // Today begins at a fixed time, the last hour does not.
  return a.isLive
    ? hasSameStart || lengthMs(a) === lengthMs(b)
    : hasSameStart && a.range.toMs === b.range.toMs;
}

/**
 * The label matchers of a view, without braces: first those of `config.json`, then the chosen values.
 * @param without a label whose chosen values are left out, to find its other possible values
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
  // A label that is fixed and chosen gets both matchers. PromQL applies both.
  return [printMatchers(fixed), printMatchers(chosen)].filter((part) => part !== '').join(',');
}

/**
 * The grid of a page and the binding of the PromQL of its readings. The step follows from the shown range; the points end with
 * the queried range.
 * @param widthPx width of a plot, CSS pixels
 * @param shownToMs end of the shown range, epoch ms, at or after the end of `range`
 */
export function planGrid(
  range: RangeMs,
  widthPx: number,
  { scrapeIntervalS, places, gpuHostLabel = null, sourceS }: TargetFacts,
  selector: string,
  slo: Binding['slo'],
  shownToMs = range.toMs,
): { grid: Grid; binding: Binding } {
  const stepS = stepFor((shownToMs - range.fromMs) / 1000, widthPx, scrapeIntervalS);
  return {
    grid: { ...gridOf(range, stepS), ...(sourceS === undefined ? {} : { sourceS }) },
    binding: {
      selector,
      windowS: rateWindowS(stepS, scrapeIntervalS),
      gaugeWindowS: gaugeWindowS(stepS, scrapeIntervalS),
      sampling: { stepS, scrapeIntervalS },
      places,
      gpuHostLabel,
      slo,
    },
  };
}

/** With a longer step, the end of the range is loaded too: the last point of the grid is up to a step old. Seconds. */
const LONG_STEP_S = 60;

/**
 * Refreshes within this time, and the viewers of one page, share the point at the end of the range. Seconds. A rate reads all
 * samples of its window for that one point, so a long step has it less often.
 */
const latestEveryS = (stepS: number): number => [15, 30].find((s) => s * 120 >= stepS) ?? LONG_STEP_S;

/** True for a grid that ends up to a long step before its range. */
export const endsEarly = ({ stepS }: Grid): boolean => stepS > LONG_STEP_S;

/**
 * A grid of one point near the end of a range, at most a minute or a scrape before it.
 * @returns null where the grid of the page ends late enough
 */
export function latestGridOf({ toMs }: RangeMs, grid: Grid, scrapeIntervalS: number): Grid | null {
  const stepS = Math.max(latestEveryS(grid.stepS), scrapeIntervalS);
  const atS = Math.floor(toMs / 1000 / stepS) * stepS;
  return endsEarly(grid) && atS > grid.endS ? { ...grid, startS: atS, endS: atS, stepS } : null;
}
