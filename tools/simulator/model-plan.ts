/** A log-normal distribution of lengths in tokens: half are below the median; sigma is that of the natural logarithm. */
export interface Lengths {
  readonly medianTokens: number;
  readonly sigma: number;
}

/** The rate of requests, their content, and the behaviour of their clients. */
export interface Traffic {
  /** Requests per second of the whole model at the peak of the day, without bursts. */
  readonly ratePerS: number;
  /** 0 = the same rate all day, 1 = no requests twelve hours away from the peak. */
  readonly daySwing: number;
  readonly peakMs: number;
  /** Spread of slow changes of the rate (sigma of its logarithm); 0 = Poisson at a constant rate. */
  readonly burstiness: number;
  readonly prompt: Lengths;
  readonly output: Lengths;
  /** Share of prompts that are `longPromptFactor` times as long as drawn. */
  readonly longPromptChance: number;
  readonly longPromptFactor: number;
  /** Share of requests with a known prefix, once the cache is warm. */
  readonly prefixHitChance: number;
  /** Share of requests whose client disconnects while the response is streamed. */
  readonly cancelChance: number;
  /** Share of clients that disconnect, after `patienceS` on average, while they wait for a request handle. */
  readonly hangUpChance: number;
  readonly patienceS: number;
  /** Share of calls that stream their response. When the client of another call disconnects, the call keeps its place in the queue. */
  readonly streamingChance: number;
  /** Share of calls with `promptsPerCall` prompts (`n` in the API). All other calls have one. */
  readonly severalChance: number;
  readonly promptsPerCall: number;
  /** Share of requests whose client disconnects during the last chunk: LMDeploy counts them as succeeded and as failed. */
  readonly lastChunkLeaveChance: number;
  /** Cancelled pooling or perplexity requests, per request: LMDeploy counts them as failed and never as received. */
  readonly poolingCancelChance: number;
  /** Clients that each send the next request when the last one has ended, in addition to `ratePerS`. */
  readonly closedLoops: readonly ClosedLoopPlan[];
}

/** Clients that are active from `startMs` (inclusive) to `endMs` (exclusive), epoch ms. */
export interface ClosedLoopPlan {
  readonly clients: number;
  /** Mean time between the end of a call and the next call of the client, seconds, above 0. */
  readonly thinkS: number;
  readonly startMs: number;
  readonly endMs: number;
}

/** Sockets that clients keep open while they do not use them. */
export interface SocketPlan {
  /** Time for which a client keeps a socket open after a response; 0 = it closes the socket at once. */
  readonly keepAliveS: number;
  /** Connections that a proxy in front of the server never closes after it has opened them. */
  readonly poolSize: number;
  /** Spread of the slow drift of open files that do not belong to requests. */
  readonly drift: number;
}

/** The cost of one engine step. */
export interface Speed {
  readonly prefillBaseMs: number;
  readonly prefillTokensPerS: number;
  readonly decodeBaseMs: number;
  readonly decodePerRequestMs: number;
  /** A decode step costs as much as one with the next power of two of requests. */
  readonly padsBatches: boolean;
  /** For each thousand tokens in the running context. */
  readonly decodePerKiloTokenMs: number;
  /** Relative spread of a step's duration. */
  readonly noise: number;
  /** Decode steps between two prefills while requests are running. */
  readonly prefillIntervalSteps: number;
}

/** Probability that all draft tokens up to each position are accepted, in falling order; the length is K. */
export interface SpecDecode {
  readonly acceptedUpTo: readonly number[];
}

export interface ModelPlan {
  readonly name: string;
  /** Number of DP ranks. Each has its own process, port and metrics. */
  readonly ranks: number;
  readonly routing: 'round-robin' | 'least-loaded' | 'random';
  /** Also the number of request handles. */
  readonly maxBatchSize: number;
  /** The batch size of processes after a restart; null = that of the first process. */
  readonly maxBatchSizeAfterRestart: number | null;
  readonly kvBlocks: number;
  readonly blockTokens: number;
  /** Blocks of finished requests kept for reuse at most; 0 turns prefix caching off, `kvBlocks` keeps all of them. */
  readonly reusableBlocks: number;
  readonly sessionLen: number;
  readonly traffic: Traffic;
  readonly speed: Speed;
  readonly sockets: SocketPlan;
  readonly specDecode: SpecDecode | null;
}

const defaultSpeed: Speed = {
  prefillBaseMs: 14,
  prefillTokensPerS: 14_000,
  decodeBaseMs: 21,
  decodePerRequestMs: 0.14,
  padsBatches: false,
  decodePerKiloTokenMs: 0.06,
  noise: 0.12,
  prefillIntervalSteps: 6,
};

const defaultTraffic: Traffic = {
  ratePerS: 2,
  daySwing: 0,
  peakMs: 0,
  burstiness: 0,
  prompt: { medianTokens: 480, sigma: 1 },
  output: { medianTokens: 180, sigma: 0.8 },
  longPromptChance: 0,
  longPromptFactor: 4,
  prefixHitChance: 0.5,
  cancelChance: 0.01,
  hangUpChance: 0.03,
  patienceS: 60,
  streamingChance: 1,
  severalChance: 0,
  promptsPerCall: 4,
  lastChunkLeaveChance: 0,
  poolingCancelChance: 0,
  closedLoops: [],
};

const defaultSockets: SocketPlan = { keepAliveS: 0, poolSize: 0, drift: 0 };

/** A model with plausible values for the fields that are not given. */
export function modelPlan(
  plan: Partial<Omit<ModelPlan, 'traffic' | 'speed' | 'sockets'>> & {
    readonly name: string;
    readonly traffic?: Partial<Traffic>;
    readonly speed?: Partial<Speed>;
    readonly sockets?: Partial<SocketPlan>;
  },
): ModelPlan {
  return {
    ranks: 1,
    routing: 'least-loaded',
    maxBatchSize: 128,
    maxBatchSizeAfterRestart: null,
    kvBlocks: 2_000,
    blockTokens: 64,
    reusableBlocks: 800,
    sessionLen: 32_768,
    specDecode: null,
    ...plan,
    traffic: { ...defaultTraffic, ...plan.traffic },
    speed: { ...defaultSpeed, ...plan.speed },
    sockets: { ...defaultSockets, ...plan.sockets },
  };
}

/** Acceptance for K draft tokens that falls like that of a small draft head. */
export function specDecode(draftTokens: number): SpecDecode {
  const acceptedUpTo: number[] = [];
  let reached = 1;
  for (let position = 0; position < draftTokens; position++) {
    reached *= 0.8 * 0.93 ** position;
    acceptedUpTo.push(reached);
  }
  return { acceptedUpTo };
}
