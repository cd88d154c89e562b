import { type RankKind, rankKinds } from './incident';

/** When something is out of order: from `startMs`, up to and without `endMs`, by `amount`: a factor, a share, seconds or a count. */
export interface Span {
  readonly startMs: number;
  readonly endMs: number;
  readonly amount: number;
}

/** Spans by what goes wrong in a rank. */
export type RankSpans = Readonly<Record<RankKind, readonly Span[]>>;

export function noRankSpans(): Record<RankKind, Span[]> {
  return Object.fromEntries(rankKinds.map((kind) => [kind, []])) as unknown as Record<RankKind, Span[]>;
}

/** Product of the amounts of all spans at work at this time; 1 when there is none. */
export function factorAt(spans: readonly Span[], ms: number): number {
  let factor = 1;
  for (const span of spans) if (span.startMs <= ms && ms < span.endMs) factor *= span.amount;
  return factor;
}

/** Sum of the amounts of all spans at work at this time; 0 when there is none. */
export function sumAt(spans: readonly Span[], ms: number): number {
  let sum = 0;
  for (const span of spans) if (span.startMs <= ms && ms < span.endMs) sum += span.amount;
  return sum;
}

/** Chance that one of the spans at work at this time takes effect, each by the chance of its amount; 0 when there is none. */
export function chanceAt(spans: readonly Span[], ms: number): number {
  let none = 1;
  for (const span of spans) if (span.startMs <= ms && ms < span.endMs) none *= 1 - Math.min(1, span.amount);
  return 1 - none;
}

/** Milliseconds that the spans at work have lasted between two times; where two overlap, both count. */
export function lastedMs(spans: readonly Span[], fromMs: number, untilMs: number): number {
  let sum = 0;
  for (const { startMs, endMs } of spans)
    sum += Math.max(0, Math.min(endMs, untilMs) - Math.max(startMs, fromMs));
  return sum;
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

/** The first start or end after this time; Infinity without one. */
export function nextEdgeMs(spans: readonly Span[], afterMs: number): number {
  let next = Infinity;
  for (const { startMs, endMs } of spans) {
    if (startMs > afterMs && startMs < next) next = startMs;
    if (endMs > afterMs && endMs < next) next = endMs;
  }
  return next;
}
