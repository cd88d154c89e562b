import { STRAGGLER_FACTOR } from '../lib/straggler-factor';

/**
 * When something is worth a sentence. All of them stand here, each with its reason. Those that decide what travels stand in
 * the PromQL of `panels/watches.ts`: 95 % of the KV cache, more than two requests finished under a frozen gauge.
 */
export const THRESHOLDS = {
  /** A span is looked at as a whole, so that one slow request makes no finding. */
  smoothS: 300,
  /** A watch without a sample for this long has ended; a single lost scrape has not ended it. */
  bridgeS: 30,
  /** What ended before the last quarter of the range is history, not news. */
  newsShare: 0.25,

  straggler: {
    /** The rank table marks a rank from the same factor on, against the median of all ranks, itself among them. */
    factor: STRAGGLER_FACTOR,
    /** Two ranks at 2 and 3 ms are both fast. */
    differenceS: 0.005,
    /** Outputs behind a mean: fewer are chance. */
    outputs: 100,
    lastsS: 120,
    /** A restart this long before is named as its beginning: a model takes a while to load and to warm up. */
    restartS: 1200,
  },
  /** Shorter than this is a lost scrape or two. */
  absenceS: 60,
  apiQueue: {
    lastsS: 60,
    /** Less is within what a person notices. */
    waitS: 1,
    /** In a known outage the wait was 41 s and more, on normal days 3 s and less. */
    badWaitS: 30,
  },
  objective: {
    /** Below it one request is more than the error budget of 95 %. */
    requests: 20,
  },
  failures: {
    /** Customary for HTTP errors; clients that hang up are in it. */
    share: 0.05,
    /** In the smoothed span: one or two that were cancelled are none. */
    requests: 3,
  },
  /** LMDeploy reports a request between two steps as waiting: only what stays counts. */
  kvFullS: 120,
  idleRank: {
    lastsS: 120,
    /** One or two that wait may be about to run. */
    waiting: 3,
  },
  /** A prompt of full length may take this long to its first token. */
  stalledS: 120,
  /** The gauges are set every 10 s, the window is 40 s at least: this is beyond all delay. */
  frozenS: 180,
  hitRate: {
    overS: 900,
    /** A cache that never hit much has not dropped. */
    before: 0.2,
    factor: 0.5,
    requests: 20,
    /** Of the prompt tokens of now: an hour ago with hardly any requests compares with nothing. */
    traffic: 0.2,
  },
  lost: {
    /** Long against the 10 s by which the gauge lags behind. */
    overS: 900,
    share: 0.05,
    requests: 20,
  },
  leak: {
    /** Longer than a gauge is old. */
    lastsS: 60,
  },
  /** More restarts than this in the range are a crash loop. */
  restarts: 2,
} as const;
