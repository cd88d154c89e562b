import { rawOfRange, settleRange, shifted, zoomedOut } from '../../lib/range-limits';
import type { RangeMs, RawRange } from '../../lib/time-range';
import type { Timezone } from '../../lib/timezone';

/** A change below this share of the range comes from the running clock and is not a step. */
const LEAST_STEP = 0.01;

const isFurther = (range: RangeMs, next: RangeMs): boolean =>
  Math.abs(next.fromMs - range.fromMs) + Math.abs(next.toMs - range.toMs) >=
  LEAST_STEP * (range.toMs - range.fromMs);

export type RangeStep = 'earlier' | 'later' | 'zoom-out';

/** The range after a step, with fixed ends; null when the step is impossible: later than now, or before 1970. */
export function rangeAfter(
  step: RangeStep,
  raw: RawRange,
  nowMs: number,
  timezone: Timezone,
): RawRange | null {
  const { range } = settleRange(raw, nowMs, timezone);
  if (range === null) return null;
  // An end up to one second before now counts as now: the clock has moved since the range was written.
  if (step === 'later' && range.toMs >= nowMs - 1000) return null;
  const next =
    step === 'zoom-out' ? zoomedOut(range, nowMs) : shifted(range, step === 'later' ? 1 : -1, nowMs);
  return isFurther(range, next) ? rawOfRange(next) : null;
}
