/**
 * How well a quantile of a classic histogram is known at one point: it lies between two bounds of a bucket, the number
 * in between is a guess, and few observations say little of a high quantile.
 * @see https://prometheus.io/docs/practices/histograms/#errors-of-quantile-estimation
 */
export interface Certainty {
  /** Exclusive, in the unit of Prometheus; 0 in the first bucket, as a rule. */
  readonly lower: number;
  /** Inclusive; Infinity in the top bucket, where the quantile is given as its lower bound and is higher. */
  readonly upper: number;
  /** Nothing tells where in the first bucket it lies. */
  readonly isFirst: boolean;
  readonly isTop: boolean;
  /** How many were observed in the rate window, about. */
  readonly observations: number;
  /** Fewer than these, and the quantile is that of the largest few: 100 for p99. */
  readonly needed: number;
}
