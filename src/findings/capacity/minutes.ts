/** The distance of two points, seconds; longer where scrapes are rarer or there are many ranks. */
export const MINUTE_S = 60;

/**
 * What a rank, or all ranks of a model together, did minute by minute. Each field has one value for each minute; NaN where it is not
 * known, also for all fields of a minute without both samples.
 */
export interface Minutes {
  /** The end of each minute, Unix seconds, ascending; equally far apart. */
  readonly endsS: Float64Array;
  /** The length of a minute, seconds. */
  readonly stepS: number;
  /** Ranks that reported. */
  readonly ranks: Float64Array;
  /** Requests that got their first token, per second. */
  readonly requests: Float64Array;
  /** Prompt tokens per second of requests that ended, without those from the prefix cache. */
  readonly prompt: Float64Array;
  /** Output tokens per second. */
  readonly output: Float64Array;
  /** Requests in the batch at the end of the minute. */
  readonly running: Float64Array;
  /** Requests with a handle at the end of the minute. */
  readonly routed: Float64Array;
  /** Requests in the API queue, estimated, a mean. */
  readonly queued: Float64Array;
  /** Arrivals per second, by which the queue is divided for the mean wait. */
  readonly arrivals: Float64Array;
  /** First tokens, and those within the goal. */
  readonly ttftCount: Float64Array;
  readonly ttftWithin: Float64Array;
  /** Later outputs, and those within the goal. */
  readonly itlCount: Float64Array;
  readonly itlWithin: Float64Array;
  /** The TTFT that the share of the objective does not exceed, without the API queue, seconds. */
  readonly ttftS: Float64Array;
  /** The same of ITL. */
  readonly itlS: Float64Array;
  /**
   * 1 where a process was first seen in the minute, {@link LONE_RESTART} where other ranks of the model went on meanwhile, else 0; known
   * for every minute.
   */
  readonly isReset: Float64Array;
}

/** In `isReset`: a process that starts while others of its model go on. Its settings are taken to be theirs. */
export const LONE_RESTART = 0.5;

export type MinuteField = Exclude<keyof Minutes, 'endsS' | 'stepS'>;

/** Minutes of which nothing is known. */
export function unknownMinutes(endsS: Float64Array, stepS: number): Minutes {
  const unknown = (): Float64Array => new Float64Array(endsS.length).fill(NaN);
  return {
    endsS,
    stepS,
    ranks: unknown(),
    requests: unknown(),
    prompt: unknown(),
    output: unknown(),
    running: unknown(),
    routed: unknown(),
    queued: unknown(),
    arrivals: unknown(),
    ttftCount: unknown(),
    ttftWithin: unknown(),
    itlCount: unknown(),
    itlWithin: unknown(),
    ttftS: unknown(),
    itlS: unknown(),
    isReset: unknown(),
  };
}

/** The fields that add up over ranks. */
const SUMMED = [
  'ranks',
  'requests',
  'prompt',
  'output',
  'running',
  'routed',
  'queued',
  'arrivals',
  'ttftCount',
  'ttftWithin',
  'itlCount',
  'itlWithin',
] as const satisfies readonly MinuteField[];

/**
 * The minutes of several ranks together: those of the ranks that reported.
 * @param ranks all with the same times
 * @param latencies the latencies of all ranks together: a quantile cannot be added
 */
export function summedMinutes(
  endsS: Float64Array,
  stepS: number,
  ranks: readonly Minutes[],
  { ttftS, itlS }: Pick<Minutes, 'ttftS' | 'itlS'>,
): Minutes {
  const all = { ...unknownMinutes(endsS, stepS), ttftS, itlS };
  for (let i = 0; i < endsS.length; i++) {
    all.isReset[i] = Math.max(...ranks.map((rank) => rank.isReset[i] ?? 0));
    const present = ranks.filter((rank) => (rank.ranks[i] ?? 0) > 0);
    if (present.length === 0) continue;
    for (const field of SUMMED) {
      let sum = 0;
      for (const rank of present) sum += rank[field][i] ?? NaN;
      all[field][i] = sum;
    }
  }
  return all;
}

/** The mean wait in the API queue, seconds; NaN where it is not known. Less than one request is within the error of the estimate. */
export function apiWaitAt({ queued, arrivals }: Minutes, i: number): number {
  const waiting = queued[i] ?? NaN;
  if (waiting < 1) return 0;
  const rate = arrivals[i] ?? NaN;
  return rate > 0 ? waiting / rate : Infinity;
}

/** The user-perceived TTFT that the share of the objective does not exceed, seconds: TTFT and the mean wait in the API queue. */
export const feltTtftAt = (minutes: Minutes, i: number): number =>
  (minutes.ttftS[i] ?? NaN) + apiWaitAt(minutes, i);

/** Computed tokens per second. */
export const loadAt = ({ prompt, output }: Minutes, i: number): number =>
  (prompt[i] ?? NaN) + (output[i] ?? NaN);

/** How many points a time of so many minutes has. */
export const pointsIn = (minutes: number, stepS: number): number =>
  Math.max(1, Math.round((minutes * MINUTE_S) / stepS));
