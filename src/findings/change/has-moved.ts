/** With fewer requests in a period, a mean is a matter of chance. */
export const FEWEST_REQUESTS = 20;

/** A smaller change is not worth a sentence. */
const LEAST_CHANGE = 0.15;
/** A change of fewer standard errors happens by chance. */
const LEAST_Z = 3.5;
/** The standard error of a mean is this share of it at least: latencies of one slice depend on those of the slice before. */
const LEAST_ERROR = 0.03;

/** This share of the slices now lies beyond all slices before, where a latency grows or falls all the time. */
const APART_SHARE = 0.7;

/**
 * Whether a mean latency changed by more than chance. The spread of the means of slices says how much it changes by chance. In a period
 * in which a queue grows, the spread is large because of the change itself; then most of its slices lie beyond all of those before.
 * @param finished requests in each period
 */
export function hasMoved(
  { before, now }: { readonly before: number; readonly now: number },
  finished: { readonly before: number; readonly now: number },
  slicesBefore: readonly number[],
  slicesNow: readonly number[],
): boolean {
  if (Math.min(finished.before, finished.now) < FEWEST_REQUESTS) return false;
  const change = Math.abs(now - before);
  const least = Math.min(before, now);
  if (change < LEAST_CHANGE * least) return false;
  const [errorBefore, errorNow] = [standardError(slicesBefore), standardError(slicesNow)];
  const isBeyond = (first: number, second: number): boolean =>
    change >= LEAST_Z * Math.max(Math.hypot(first, second), LEAST_ERROR * least);
  return (
    isBeyond(errorBefore, errorNow) ||
    (isBeyond(errorBefore, errorBefore) && areApart(slicesBefore, slicesNow, now > before))
  );
}

function areApart(before: readonly number[], now: readonly number[], isGrowth: boolean): boolean {
  if (Math.min(before.length, now.length) < 4) return false;
  const [lowest, highest] = [Math.min(...before), Math.max(...before)];
  const beyond = now.filter((mean) => (isGrowth ? mean > highest : mean < lowest));
  return beyond.length >= APART_SHARE * now.length;
}

/** The standard error of the mean of slices; 0 with fewer than two of them. */
function standardError(means: readonly number[]): number {
  if (means.length < 2) return 0;
  const mean = means.reduce((sum, value) => sum + value, 0) / means.length;
  const variance = means.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (means.length - 1);
  return Math.sqrt(variance / means.length);
}
