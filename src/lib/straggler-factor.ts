/** A rank is slow when its latency is this many times the median of the ranks of its model. */
export const STRAGGLER_FACTOR = 1.5;
