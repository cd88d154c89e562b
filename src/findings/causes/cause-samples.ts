import { gridLength, type Grid } from '../../lib/frame';
import type { Labels } from '../../lib/labels';
import type { Series } from '../../queries/matrix';
import { BASELINE_SPAN_S } from './baseline';
import { FINE_SPAN_S, type CauseSteps } from './cause-grids';

/** The samples of one series at the times of {@link CauseSamples}. */
export interface SampledSeries {
  readonly labels: Labels;
  /** By time; a time without a sample is left out. */
  readonly values: ReadonlyMap<number, number>;
}

/** Raw samples of several loads. */
export interface CauseSamples {
  /** Unix seconds, ascending. */
  readonly timesS: readonly number[];
  /** By name and labels. */
  readonly series: ReadonlyMap<string, SampledSeries>;
}

export const NO_SAMPLES: CauseSamples = { timesS: [], series: new Map() };

/** Samples together with those of a newer load, which replaces the samples of the same times. */
export function withLoad(
  { timesS, series }: CauseSamples,
  grid: Grid,
  loaded: readonly Series[],
): CauseSamples {
  const length = gridLength(grid);
  const times = Array.from({ length }, (_, i) => grid.startS + i * grid.stepS);
  const fresh = new Set(times);
  const merged = new Map<string, SampledSeries>();
  for (const [key, old] of series) {
    merged.set(key, { ...old, values: new Map([...old.values].filter(([atS]) => !fresh.has(atS))) });
  }
  for (const { labels, samples } of loaded) {
    const key = JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)));
    const values = new Map(merged.get(key)?.values);
    for (const [i, atS] of times.entries()) {
      const value = samples.values[i] ?? NaN;
      if (Number.isFinite(value)) values.set(atS, value);
    }
    merged.set(key, { labels, values });
  }
  return {
    timesS: [...timesS.filter((atS) => !fresh.has(atS)), ...times].sort((a, b) => a - b),
    series: merged,
  };
}

/**
 * Samples without those that no later look reads: those that are too old, and those that are neither new nor on the coarse step.
 * @param historyS how far back looks reach that are made afterwards
 */
export function thinned(
  { timesS, series }: CauseSamples,
  atS: number,
  { coarseStepS }: CauseSteps,
  historyS: number,
): CauseSamples {
  const fromS = atS - BASELINE_SPAN_S - historyS - 2 * coarseStepS;
  const isKept = (timeS: number): boolean =>
    timeS >= fromS && (timeS > atS - FINE_SPAN_S || timeS % coarseStepS === 0);
  const kept = new Map<string, SampledSeries>();
  for (const [key, { labels, values }] of series) {
    const left = new Map([...values].filter(([timeS]) => isKept(timeS)));
    if (left.size > 0) kept.set(key, { labels, values: left });
  }
  return { timesS: timesS.filter(isKept), series: kept };
}
