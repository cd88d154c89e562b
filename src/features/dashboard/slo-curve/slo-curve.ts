import type { Column } from '../../../lib/column';
import { parsePrometheusNumber } from '../../../lib/prometheus-number';

/** The distribution of the observations of a range over the buckets of a histogram. */
export interface Curve {
  /** Upper bounds, ascending, in the unit of Prometheus; the last may be +Infinity. */
  readonly bounds: readonly number[];
  /** Observations in each bucket, not cumulative. Not whole numbers, because they come from rates. */
  readonly counts: readonly number[];
  /** Share of all observations up to each bound, 0 to 1; never falls. */
  readonly shares: readonly number[];
  /** Observations in all buckets, above 0. */
  readonly total: number;
}

/**
 * Sums the cells of a heatmap over the whole range.
 * @param columns one for each bucket: observations per second, with the bound in the label `le`
 * @param stepS seconds between two points
 * @returns null without observations
 */
export function curveOf(columns: readonly Column[], stepS: number): Curve | null {
  const buckets = columns
    .map(({ labels, values }) => ({
      bound: parsePrometheusNumber(labels['le'] ?? ''),
      count: values.reduce<number>((sum, perS) => sum + Math.max(0, perS ?? 0) * stepS, 0),
    }))
    .filter(({ bound }) => !Number.isNaN(bound))
    .sort((a, b) => a.bound - b.bound);
  const sums: number[] = [];
  let total = 0;
  for (const { count } of buckets) sums.push((total += count));
  if (!(total > 0)) return null;
  return {
    bounds: buckets.map((b) => b.bound),
    counts: buckets.map((b) => b.count),
    shares: sums.map((sum) => sum / total),
    total,
  };
}

/** The share of observations within a threshold, with its accuracy. */
export interface ShareWithin {
  /** 0 to 1. */
  readonly share: number;
  /** Lower bound of the bucket of the threshold; 0 below the first bound. */
  readonly lower: number;
  /** Upper bound of that bucket; +Infinity above the last finite bound. */
  readonly upper: number;
  /** `exact` at a bound; `linear` between two of them; `least` above the last finite one, where the share may be higher. */
  readonly kind: 'exact' | 'linear' | 'least';
}

/**
 * The inverse of a quantile, by the rules of the server's `histogram_quantile`: linear inside a bucket, the first of
 * which begins at 0.
 * @param threshold above 0, in the unit of the bounds
 * @see https://prometheus.io/docs/prometheus/latest/querying/functions/#histogram_quantile
 */
export function shareAtThreshold({ bounds, shares }: Curve, threshold: number): ShareWithin {
  const index = bounds.findIndex((bound) => bound >= threshold);
  const upper = bounds[index] ?? Infinity;
  const at = index < 0 ? bounds.length : index;
  const lower = Math.max(0, bounds[at - 1] ?? 0);
  const below = shares[at - 1] ?? 0;
  if (upper === Infinity) return { share: below, lower, upper, kind: 'least' };
  const share = shares[index] ?? below;
  if (upper === threshold) return { share, lower, upper, kind: 'exact' };
  const part = (threshold - lower) / (upper - lower);
  return { share: below + (share - below) * part, lower, upper, kind: 'linear' };
}

/**
 * The threshold that a share of the observations does not exceed: a quantile.
 * @param share above 0, below 1
 * @returns null when it is above the last finite bound
 */
export function thresholdAtShare({ bounds, shares }: Curve, share: number): number | null {
  const index = shares.findIndex((s) => s >= share);
  const upper = bounds[index];
  const reached = shares[index];
  if (upper === undefined || reached === undefined || upper === Infinity) return null;
  const lower = Math.max(0, bounds[index - 1] ?? 0);
  const below = shares[index - 1] ?? 0;
  return lower + (upper - lower) * ((share - below) / (reached - below));
}

/** The last finite bound, or null without one. */
export const lastFiniteBound = ({ bounds }: Curve): number | null =>
  bounds.findLast((bound) => Number.isFinite(bound)) ?? null;
