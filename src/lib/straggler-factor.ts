/** From how many times the median of the ranks of its model on a rank is slow. */
export const STRAGGLER_FACTOR = 1.5;
