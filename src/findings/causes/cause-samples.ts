import { gridLength, type Grid } from '../../lib/frame';
import type { Labels } from '../../lib/labels';
import type { Series } from '../../queries/matrix';
import { FINE_SPAN_S, type CauseSteps } from './cause-grids';

/** The samples of one series at the times of {@link CauseSamples}. */
export interface SampledSeries {
  readonly labels: Labels;
  /** One for each time; NaN without a sample. */
  readonly values: Float64Array;
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
  const fresh = Array.from({ length: gridLength(grid) }, (_, i) => grid.startS + i * grid.stepS);
  const isFresh = new Set(fresh);
  const times = [...timesS.filter((atS) => !isFresh.has(atS)), ...fresh].sort((a, b) => a - b);
  const indexOf = new Map(times.map((atS, i) => [atS, i]));
  const newIndex = Int32Array.from(timesS, (atS) => (isFresh.has(atS) ? -1 : (indexOf.get(atS) ?? -1)));
  const freshIndex = Int32Array.from(fresh, (atS) => indexOf.get(atS) ?? -1);
  const merged = new Map<string, SampledSeries>();
  for (const [key, old] of series) {
    const values = new Float64Array(times.length).fill(NaN);
    copy(old.values, newIndex, values);
    merged.set(key, { labels: old.labels, values });
  }
  for (const { labels, samples } of loaded) {
    const key = JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)));
    const values = merged.get(key)?.values ?? new Float64Array(times.length).fill(NaN);
    copy(samples.values, freshIndex, values);
    merged.set(key, { labels, values });
  }
  return { timesS: times, series: merged };
}

/** Copies finite values to their new indexes; those with index -1 are left out. */
function copy(from: ArrayLike<number>, newIndex: Int32Array, to: Float64Array): void {
  for (const [i, index] of newIndex.entries()) {
    const value = from[i] ?? NaN;
    if (index >= 0 && Number.isFinite(value)) to[index] = value;
  }
}

/**
 * Samples without those that no later look reads: those that are too old, and those that are neither new nor on the coarse step.
 * @param historyS how far back looks reach that are made afterwards
 */
export function thinned(
  { timesS, series }: CauseSamples,
  atS: number,
  { coarseStepS, baselineS }: CauseSteps,
  historyS: number,
): CauseSamples {
  const fromS = atS - baselineS - historyS - 2 * coarseStepS;
  const isKept = (timeS: number): boolean =>
    timeS >= fromS && (timeS > atS - FINE_SPAN_S || timeS % coarseStepS === 0);
  const indexes = [...timesS.keys()].filter((i) => isKept(timesS[i] ?? NaN));
  const kept = new Map<string, SampledSeries>();
  for (const [key, { labels, values }] of series) {
    const left = Float64Array.from(indexes, (i) => values[i] ?? NaN);
    if (!left.every(Number.isNaN)) kept.set(key, { labels, values: left });
  }
  return { timesS: timesS.filter(isKept), series: kept };
}
