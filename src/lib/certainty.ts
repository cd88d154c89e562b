/**
 * The accuracy of a quantile of a classic histogram at one point. The quantile is interpolated between the two bounds of a
 * bucket, and a high quantile needs many observations.
 * @see https://prometheus.io/docs/practices/histograms/#errors-of-quantile-estimation
 */
export interface Certainty {
  /** Exclusive, in the unit of Prometheus; 0 in a first bucket that ends above 0. */
  readonly lower: number;
  /** Inclusive; Infinity in the top bucket, where the page shows the lower bound and the quantile is higher. */
  readonly upper: number;
  /** True in the first bucket, whose lower bound is a convention. */
  readonly isFirst: boolean;
  /** True above the highest finite bound. */
  readonly isTop: boolean;
  /** Number of observations in the rate window, estimated. */
  readonly observations: number;
  /** Observations below which the quantile depends on a few of the largest: 100 for p99. */
  readonly needed: number;
}
