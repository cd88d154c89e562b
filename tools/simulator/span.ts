/** When something is out of order: from `startMs`, up to and without `endMs`, by `factor`. */
export interface Span {
  readonly startMs: number;
  readonly endMs: number;
  readonly factor: number;
}

/** Product of the factors of all spans at work at this time; 1 when there is none. */
export function factorAt(spans: readonly Span[], ms: number): number {
  let factor = 1;
  for (const span of spans) if (span.startMs <= ms && ms < span.endMs) factor *= span.factor;
  return factor;
}

/** When the spans at work at this time, and those that follow them without a gap, are over; `ms` itself when there is none. */
export function endAt(spans: readonly Span[], ms: number): number {
  let end = ms;
  for (let moved = true; moved;) {
    moved = false;
    for (const span of spans) {
      if (span.startMs > end || end >= span.endMs) continue;
      end = span.endMs;
      moved = true;
    }
  }
  return end;
}

export function isWithin(spans: readonly Span[], ms: number): boolean {
  return spans.some((span) => span.startMs <= ms && ms < span.endMs);
}

/** The first start or end after this time; Infinity when there is none. */
export function nextEdgeMs(spans: readonly Span[], afterMs: number): number {
  let next = Infinity;
  for (const { startMs, endMs } of spans) {
    if (startMs > afterMs && startMs < next) next = startMs;
    if (endMs > afterMs && endMs < next) next = endMs;
  }
  return next;
}
