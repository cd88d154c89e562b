import { STRAGGLER_FACTOR } from '../lib/straggler-factor';

/**
 * The thresholds of the rules, each with its reason. Two more are in the PromQL of `panels/watches.ts`, because they decide
 * which series Prometheus sends: 95% of the KV cache, and more than two finished requests with a stuck gauge.
 */
export const THRESHOLDS = {
  /** Rules average over this span, so that one slow request does not cause a finding. */
  smoothS: 300,
  /** A condition ends after this long without a sample; a single lost scrape does not end it. */
  bridgeS: 30,
  /** A value that hovers about its threshold is a problem until it was a tenth below for this long. */
  calmS: 300,
  /**
   * The state of a problem that has ended eases only after this long: people read a state that changes within minutes as several
   * problems. With 300 s a simulated share of failures about its limit was still critical, a warning and critical within two minutes.
   */
  easeS: 600,
  /** A problem that ended before the last quarter of the range is not reported. */
  newsShare: 0.25,

  straggler: {
    /** The rank table uses the same factor, but relative to the median of all ranks, including the rank itself. */
    factor: STRAGGLER_FACTOR,
    /** A smaller difference does not count: two ranks at 2 and 3 ms are both fast. */
    differenceS: 0.005,
    /** A mean needs this many outputs. */
    outputs: 100,
    /** A rank that was slow is still slow in the last minute, by half of the factor; that mean needs fewer outputs. */
    newestS: 60,
    newestOutputs: 20,
    lastsS: 120,
    /** A slowness within this time after a restart counts from the restart: a model takes a while to load and to warm up. */
    restartS: 1200,
  },
  /** A shorter absence may be one or two lost scrapes. */
  absenceS: 60,
  apiQueue: {
    lastsS: 60,
    /** A person does not notice a shorter wait. */
    waitS: 1,
    /** In a known outage the wait was 41 s and more, on normal days 3 s and less. */
    badWaitS: 30,
    /** Two looks of the page must agree that it is bad. */
    badLastsS: 30,
  },
  objective: {
    /** With fewer requests, one late request is more than the error budget of 95%. */
    requests: 20,
  },
  failures: {
    /** A common limit for HTTP errors; the share includes clients that disconnect. */
    share: 0.05,
    /** In the averaged span: one or two cancelled requests do not count. */
    requests: 3,
  },
  /** LMDeploy reports a request between two steps as waiting, so a short time does not count. */
  kvFullS: 120,
  idleRank: {
    lastsS: 120,
    /** One or two waiting requests may be about to run. */
    waiting: 3,
  },
  /** The first token of a prompt of full length may take this long. */
  stalledS: 120,
  /** A start time never goes back in one process. */
  twoProcessesS: 60,
  /** In a shorter time the counters of two servers may be equal by chance. */
  sameServerS: 300,
  /** LMDeploy sets the gauges every 10 s, and the window is at least 40 s: no delay takes this long. */
  frozenS: 180,
  hitRate: {
    overS: 900,
    /** A cache with a lower hit rate before did not drop. */
    before: 0.2,
    factor: 0.5,
    requests: 20,
    /** Least prompt tokens an hour ago, as a share of those of now: with fewer the rates are not comparable. */
    traffic: 0.2,
  },
  lost: {
    overS: 900,
    /** A window of 40 s holds three or four updates of the gauge: at points of one phase its rate is up to 14% too high. */
    share: 0.15,
    /** The gauge is up to 10 s behind, and its window is 20 s longer: where traffic ends, it counts so much more. */
    lagS: 30,
    requests: 20,
  },
  leak: {
    /** Longer than the update interval of a gauge. */
    lastsS: 60,
  },
  /** More restarts than this in the range are a crash loop. */
  restarts: 2,
} as const;
