import { feltTtftAt, loadAt, type Minutes } from './minutes';
import type { HeldWindow } from './windows';

/** One minute: its load and its latencies. */
export interface LoadPoint {
  /** The end of the minute, Unix seconds. */
  readonly atS: number;
  /** Computed tokens per second. */
  readonly load: number;
  /** Requests in the batch. */
  readonly running: number;
  /** User-perceived TTFT and ITL that the share of the objective does not exceed, seconds; NaN where unknown. */
  readonly ttftS: number;
  readonly itlS: number;
  /** True when it counts: its settings and its mix of lengths are those of now. */
  readonly counts: boolean;
}

/** Every minute with requests. @param counted the windows that count; a minute counts when the five minutes up to it do */
export function loadPoints(minutes: Minutes, counted: readonly HeldWindow[]): LoadPoint[] {
  const own = new Set(counted.map(({ last }) => last));
  return Array.from(minutes.endsS, (atS, i): LoadPoint => ({
    atS,
    load: loadAt(minutes, i),
    running: minutes.running[i] ?? NaN,
    ttftS: feltTtftAt(minutes, i),
    itlS: minutes.itlS[i] ?? NaN,
    counts: own.has(i),
  })).filter(({ load, ttftS, itlS }) => load > 0 && (Number.isFinite(ttftS) || Number.isFinite(itlS)));
}
