import { tidy } from './tidy';
import type { YScale } from './y-scale';

const ROUND = [1, 2, 5] as const;

/** The n-th number of the sequence …, 0.1, 0.2, 0.5, 1, 2, 5, 10, …; number 0 is 1. */
const round125 = (n: number): number => tidy((ROUND[((n % 3) + 3) % 3] ?? 1) * 10 ** Math.floor(n / 3));

/** The `n` of the largest number of the sequence that is at most `value`. */
function floor125(value: number): number {
  const decade = Math.floor(Math.log10(value)) * 3;
  // The logarithm may be off by one unit in the last place, so the neighbouring decades are candidates too.
  const candidates = [decade + 3, decade + 2, decade + 1, decade];
  return candidates.find((n) => round125(n) <= value * (1 + 1e-9)) ?? decade - 1;
}

/**
 * The logarithmic axis. Its ends are numbers of the sequence, at least two places apart. Its ticks are the numbers of the
 * sequence if they fit, otherwise the powers of ten, otherwise every second, third, … power of ten.
 * @param low above 0 and at most `high`
 * @param most number of steps that fit
 */
export function logScale(low: number, high: number, most: number): YScale {
  let first = floor125(low);
  let last = floor125(high);
  if (round125(last) < high * (1 - 1e-9)) last += 1;
  if (last - first < 2) first -= 1;
  if (last - first < 2) last += 1;
  const all = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const isKept = [
    (): boolean => true,
    ...Array.from({ length: 12 }, (_, i) => (n: number) => n % (3 * (i + 1)) === 0),
  ];
  const fits = isKept.find((kept) => all.filter(kept).length <= Math.min(9, most + 1)) ?? isKept[0];
  const ticks = all.filter(fits ?? (() => true)).map(round125);
  return { isLog: true, min: round125(first), max: round125(last), ticks };
}
