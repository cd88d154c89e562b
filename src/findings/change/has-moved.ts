/** With fewer requests in a period, a mean is a matter of chance. */
export const FEWEST_REQUESTS = 20;

/** A smaller change is not worth a sentence. */
const LEAST_CHANGE = 0.15;
/** A change of fewer standard errors happens by chance. */
const LEAST_Z = 3.5;
/** The standard error of a mean is this share of it at least: latencies of one slice depend on those of the slice before. */
const LEAST_ERROR = 0.03;

/**
 * Whether a mean latency changed by more than chance. The spread of the means of slices says how much it changes by chance.
 * @param finished requests in each period
 */
export function hasMoved(
  { before, now }: { readonly before: number; readonly now: number },
  finished: { readonly before: number; readonly now: number },
  slicesBefore: readonly number[],
  slicesNow: readonly number[],
): boolean {
  if (Math.min(finished.before, finished.now) < FEWEST_REQUESTS) return false;
  if (Math.abs(now - before) < LEAST_CHANGE * Math.min(before, now)) return false;
  const error = Math.max(
    Math.hypot(standardError(slicesBefore), standardError(slicesNow)),
    LEAST_ERROR * Math.min(before, now),
  );
  return Math.abs(now - before) >= LEAST_Z * error;
}

/** The standard error of the mean of slices; 0 with fewer than two of them. */
function standardError(means: readonly number[]): number {
  if (means.length < 2) return 0;
  const mean = means.reduce((sum, value) => sum + value, 0) / means.length;
  const variance = means.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (means.length - 1);
  return Math.sqrt(variance / means.length);
}
