import type { GoalReading } from '../lib/reading';
import { bindTemplate, type Binding } from './binding';

/**
 * The PromQL that a person would write for a reading against a latency goal. Where the goal is no bound of a bucket the
 * share lies on the line between its neighbours, as the page computes it; above the highest finite bound that bound
 * stands for it. For `burn` the numbers are near and not the same: the page adds up the points of its grid.
 * @param lesOf the `le` labels of a histogram, in any order
 */
export function goalPromql(
  reading: GoalReading,
  lesOf: (histogram: string) => readonly string[],
  binding: Binding,
): string {
  const shareOf = (histogram: string, goalS: number): string => share(histogram, goalS, lesOf(histogram));
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
      return bindTemplate(`${kept} * sum(rate(${reading.count}_count{$selector}[$window]))`, binding);
    }
  }
}

function share(histogram: string, goalS: number, les: readonly string[]): string {
  const bounds = les
    .map((le) => ({ le, bound: Number(le) }))
    .filter(({ bound }) => Number.isFinite(bound))
    .sort((a, b) => a.bound - b.bound);
  const at = (le: string): string => `sum(rate(${histogram}_bucket{$selector,le="${le}"}[$window]))`;
  const upper = bounds.find(({ bound }) => bound >= goalS) ?? bounds.at(-1);
  const lower = bounds.findLast(({ bound }) => bound < goalS);
  const within =
    upper === undefined
      ? at(String(goalS))
      : upper.bound <= goalS
        ? at(upper.le)
        : between(goalS, at(upper.le), upper.bound, lower && { count: at(lower.le), bound: lower.bound });
  return `${within} / (sum(rate(${histogram}_count{$selector}[$window])) > 0)`;
}

function between(
  goalS: number,
  count: string,
  bound: number,
  lower: { readonly count: string; readonly bound: number } | undefined,
): string {
  const part = (goalS - (lower?.bound ?? 0)) / (bound - (lower?.bound ?? 0));
  return lower ? `(${lower.count} + (${count} - ${lower.count}) * ${part})` : `${count} * ${part}`;
}
