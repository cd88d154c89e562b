import { resolveRange, shifted, zoomedOut, type RangeMs, type RawRange } from '../../lib/time-range';
import type { Timezone } from '../../lib/timezone';

export type RangeStep = 'earlier' | 'later' | 'zoom-out';

const rawOf = ({ fromMs, toMs }: RangeMs): RawRange => ({ from: String(fromMs), to: String(toMs) });

/** The range after a step, with fixed ends in epoch ms; null where the step leads nowhere: later than now. */
export function rangeAfter(
  step: RangeStep,
  raw: RawRange,
  nowMs: number,
  timezone: Timezone,
): RawRange | null {
  const range = resolveRange(raw, nowMs, timezone);
  if (range === null) return null;
  if (step === 'zoom-out') return rawOf(zoomedOut(range, nowMs));
  // A second short of now is now: the clock has moved since the range was written.
  if (step === 'later' && range.toMs >= nowMs - 1000) return null;
  return rawOf(shifted(range, step === 'later' ? 1 : -1, nowMs));
}
