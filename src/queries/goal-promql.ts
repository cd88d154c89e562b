import type { GoalReading } from '../lib/reading';
import { bindTemplate, type Binding } from './binding';

/**
 * The PromQL that a person would write for a reading against a latency goal. It interpolates when the goal is between
 * two buckets, as the page does, and takes the highest finite bucket for a goal above it. For `burn` it gives nearly the
 * page's numbers: the page sums the points of its grid.
 * @param lesOf the `le` labels of a histogram, in any order
 */
export function goalPromql(
  reading: GoalReading,
  lesOf: (histogram: string) => readonly string[],
  binding: Binding,
): string {
  const shareOf = (histogram: string, goalS: number): string =>
    sharePromql(histogram, goalS, lesOf(histogram));
  const { slo } = binding;
  switch (reading.kind) {
    case 'share':
      return bindTemplate(shareOf(reading.histogram, slo[reading.within]), binding);
    case 'burn': {
      const kept = shareOf(reading.histogram, slo[reading.within]);
      return bindTemplate(`(1 - ${kept}) / (1 - ${slo.objective})`, { ...binding, windowS: reading.overS });
    }
    case 'goodput': {
      const shares = reading.goals.map(({ histogram, within }) => shareOf(histogram, slo[within]));
      const kept =
        reading.edge === 'lower'
          ? `clamp_min(${shares.join(' + ')} - ${shares.length - 1}, 0)`
          : shares.reduce((least, next) => `(${least} < ${next} or ${next})`);
      const count = `sum(rate(${reading.count}_count{$selector}[$window]))`;
      return bindTemplate(`${kept} * (${count} > 0) or ${count} == 0`, binding);
    }
  }
}

function sharePromql(histogram: string, goalS: number, les: readonly string[]): string {
  const bounds = les
    .map((le) => ({ le, bound: Number(le) }))
    .filter(({ bound }) => Number.isFinite(bound))
    .sort((a, b) => a.bound - b.bound);
  const rateOf = (le: string): string => `sum(rate(${histogram}_bucket{$selector,le="${le}"}[$window]))`;
  const upper = bounds.find(({ bound }) => bound >= goalS) ?? bounds.at(-1);
  const lower = bounds.findLast(({ bound }) => bound < goalS);
  const within =
    upper === undefined
      ? rateOf(String(goalS))
      : upper.bound <= goalS
        ? rateOf(upper.le)
        : interpolated(
            goalS,
            rateOf(upper.le),
            upper.bound,
            lower && { count: rateOf(lower.le), bound: lower.bound },
          );
  return `${within} / (sum(rate(${histogram}_count{$selector}[$window])) > 0)`;
}

/** The rate of observations up to a goal between two buckets, by linear interpolation. */
function interpolated(
  goalS: number,
  count: string,
  bound: number,
  lower: { readonly count: string; readonly bound: number } | undefined,
): string {
  const exact = (goalS - (lower?.bound ?? 0)) / (bound - (lower?.bound ?? 0));
  // Without the rounding error of the division: 0.901, not 0.9009999999999999.
  const part = Number(exact.toPrecision(12));
  return lower ? `(${lower.count} + (${count} - ${lower.count}) * ${part})` : `${count} * ${part}`;
}
