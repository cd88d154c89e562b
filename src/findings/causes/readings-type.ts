/** Observations between two bounds. */
export interface BucketCount {
  readonly low: number;
  readonly high: number;
  readonly count: number;
}

/**
 * What a rank did in a window. Times in seconds, counts over the window; null where the window holds no sample or nothing to
 * divide by.
 * @see https://github.com/InternLM/lmdeploy/blob/main/lmdeploy/metrics/stats.py for what LMDeploy measures
 */
export interface Readings {
  /** Seconds between its first and last sample. */
  readonly spanS: number;
  readonly running: number | null;
  /** The largest batch in it. */
  readonly mostRunning: number | null;
  readonly queued: number | null;
  /** Share of samples with a queue in the engine. */
  readonly queuedShare: number | null;
  /** Samples of the gauges. */
  readonly queuedSamples: number;
  readonly routed: number | null;
  readonly apiWaiting: number | null;
  readonly kvUsage: number | null;
  /** Requests that reached the server, also those that still wait for a handle. */
  readonly received: number | null;
  readonly receivedPerS: number | null;
  readonly firstTokens: number | null;
  readonly finished: number | null;
  readonly succeeded: number | null;
  readonly failed: number | null;
  /** Failures before their first token, and after it. */
  readonly failedBefore: number | null;
  readonly failedAfter: number | null;
  readonly outputs: number | null;
  readonly ttftS: number | null;
  readonly itlS: number | null;
  /** {@link fastItl} */
  readonly fastItlS: number | null;
  readonly queueS: number | null;
  readonly prefillS: number | null;
  readonly e2eS: number | null;
  readonly prefillPerTokenS: number | null;
  /** Seconds of prefill per second, of all requests. */
  readonly prefillLoad: number | null;
  readonly decodePerTokenS: number | null;
  /** Prompt tokens per request that no cache held. */
  readonly computedTokens: number | null;
  readonly promptTokens: number | null;
  readonly hitShare: number | null;
  /** Share of requests without any cached token. */
  readonly noHitShare: number | null;
  readonly outputTokens: number | null;
  readonly outputMedian: number | null;
  /**
   * The part of an ITL that the engine does not account for: LMDeploy takes an ITL from the clock of the API process minus that of the
   * engine at the output before, and the decode time of a request has this difference once, not once per token.
   */
  readonly hopS: number | null;
  /** TTFT without queue and prefill times. */
  readonly gapS: number | null;
  readonly acceptance: number | null;
  readonly draftTokens: number | null;
  readonly tokensPerOutput: number | null;
  readonly cpuShare: number | null;
  readonly openFiles: number | null;
  readonly scrapeS: number | null;
}

export type ReadingName = keyof Readings;

/** Readings that do not need to know the usual step, and what gives the others. */
export interface RawReadings {
  readonly readings: Readings;
  readonly itlCounts: readonly BucketCount[];
  readonly itlSumS: number;
  readonly itlMedianS: number | null;
}
