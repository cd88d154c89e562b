import type { Labels } from '../../lib/labels';
import type { PartName } from '../change/parts';

/**
 * The kinds of trouble, in the order in which one explains those after it: a rank that restarts is also slow, and its model may
 * fail requests.
 */
export const CAUSE_KINDS = [
  'restart',
  'not-reporting',
  'stall',
  'clock',
  'api-late',
  'held-handles',
  'acceptance',
  'engine-slow',
  'decode-slow',
  'prefill-slow',
  'no-traffic',
  'hot-rank',
  'arrivals',
  'long-outputs',
  'long-prompts',
  'kv-full',
  'hit-rate',
  'failures',
  'lost-scrapes',
  'leak',
  'unknown',
] as const;

export type CauseKind = (typeof CAUSE_KINDS)[number];

/** A figure that a cause rests on, beside what is usual; null where nothing is usual. */
export interface Evidence {
  readonly name: EvidenceName;
  readonly now: number;
  readonly usual: number | null;
}

export type EvidenceName =
  | 'step'
  | 'batch'
  | 'itl'
  | 'ttft'
  | 'queue-time'
  | 'prefill-per-token'
  | 'computed-tokens'
  | 'prompt-tokens'
  | 'output-tokens'
  | 'hit-share'
  | 'arrivals'
  | 'share'
  | 'hop'
  | 'scrape-duration'
  | 'cpu'
  | 'held'
  | 'acceptance'
  | 'failed-share'
  | 'kv-usage'
  | 'queued'
  | 'api-waiting'
  | 'lost-share';

/** The rank of a cause. */
export interface RankPlace {
  readonly key: string;
  readonly labels: Labels;
}

/** What is wrong, and where. */
export interface Cause {
  readonly kind: CauseKind;
  readonly model: string;
  /** The rank that is hit; null for all ranks of the model. */
  readonly rank: RankPlace | null;
  /** How large it is: times the usual value, seconds, a count or a share, by kind. */
  readonly size: number;
  readonly evidence: readonly Evidence[];
  /** Time of the last sample before it, Unix seconds; left out for what no sample begins with. */
  readonly sinceS?: number;
  /** Tells variants of a kind apart that need other words. */
  readonly variant?: CauseVariant;
  /** What the latency that it raises is made of; left out where that is not known. */
  readonly excess?: Excess;
}

/** A mean latency that is above another, and the parts of the difference. Seconds. */
export interface Excess {
  readonly latency: 'itl' | 'ttft';
  readonly now: number;
  /** What it is compared with. */
  readonly usual: number;
  /** The largest first. They add up to `now - usual`. */
  readonly parts: readonly { readonly name: PartName; readonly seconds: number }[];
}

export type CauseVariant =
  /** Failures before the first token, or after it. */
  | 'before-first-token'
  | 'after-first-token'
  /** The API process is busy, or waits for a processor. */
  | 'busy'
  | 'starved'
  /** Only the hop speaks: a late API process or clocks that differ. */
  | 'late-or-clock'
  /** A part of the slow prefill may be prompts that share a batch. */
  | 'shared-batch'
  /** The batch is larger than any before, so the law of the step ends. */
  | 'beyond-law';

/** Stable over looks. */
export const causeKey = ({ kind, model, rank }: Cause): string => `${kind} ${rank?.key ?? `${model}|`}`;
