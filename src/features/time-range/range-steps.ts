import { rawOfRange, settleRange, shifted, zoomedOut } from '../../lib/range-limits';
import type { RawRange } from '../../lib/time-range';
import type { Timezone } from '../../lib/timezone';

export type RangeStep = 'earlier' | 'later' | 'zoom-out';

/** The range after a step, with fixed ends; null where the step leads nowhere: later than now, or before 1970. */
export function rangeAfter(
  step: RangeStep,
  raw: RawRange,
  nowMs: number,
  timezone: Timezone,
): RawRange | null {
  const { range } = settleRange(raw, nowMs, timezone);
  if (range === null) return null;
  // A second short of now is now: the clock has moved since the range was written.
  if (step === 'later' && range.toMs >= nowMs - 1000) return null;
  const next =
    step === 'zoom-out' ? zoomedOut(range, nowMs) : shifted(range, step === 'later' ? 1 : -1, nowMs);
  return next.fromMs === range.fromMs && next.toMs === range.toMs ? null : rawOfRange(next);
}
