import {
  firstTokenBoundsS,
  iterationTokenBounds,
  ratioBounds,
  requestTimeBoundsS,
  tokenCountBounds,
  tokenLatencyBoundsS,
} from './buckets';
import { type Clocks } from './clocks';
import { Histogram } from './histogram';
import { type Request } from './request';

/** The values that LMDeploy refreshes every ten seconds; all 0 until the first time. */
export interface Gauges {
  succeeded: number;
  failed: number;
  routed: number;
  apiWaiting: number;
  running: number;
  waiting: number;
  kvUsage: number;
  prefixHitRate: number;
}

/**
 * All that one LMDeploy process counts, at the moments at which LMDeploy does. Times go in as milliseconds and out as seconds.
 * @see https://github.com/InternLM/lmdeploy/blob/main/lmdeploy/metrics/stats.py
 */
export class Metrics {
  readonly gauges: Gauges = {
    succeeded: 0,
    failed: 0,
    routed: 0,
    apiWaiting: 0,
    running: 0,
    waiting: 0,
    kvUsage: 0,
    prefixHitRate: 0,
  };
  promptTokens = 0;
  generationTokens = 0;
  cachedTokens = 0;
  finished = 0;
  /** Outputs that came while the API process used a whole core. */
  outputsWhileBusy = 0;
  drafts = 0;
  draftTokens = 0;
  acceptedTokens = 0;
  /** One entry for each draft position. */
  readonly acceptedAt: Float64Array;
  readonly iterationTokens = new Histogram(iterationTokenBounds);
  readonly firstTokenS = new Histogram(firstTokenBoundsS);
  readonly interTokenS = new Histogram(tokenLatencyBoundsS);
  readonly perOutputTokenS = new Histogram(tokenLatencyBoundsS);
  readonly requestPromptTokens: Histogram;
  readonly requestOutputTokens: Histogram;
  readonly requestCachedTokens: Histogram;
  readonly requestHitRatio = new Histogram(ratioBounds);
  readonly e2eS = new Histogram(requestTimeBoundsS);
  readonly queueS = new Histogram(requestTimeBoundsS);
  readonly prefillS = new Histogram(requestTimeBoundsS);
  readonly decodeS = new Histogram(requestTimeBoundsS);
  readonly inferenceS = new Histogram(requestTimeBoundsS);

  readonly #clocks: Clocks;

  /** @param draftPositions K of speculative decoding, 0 without it */
  constructor(sessionLen: number, draftPositions: number, clocks: Clocks) {
    this.#clocks = clocks;
    const bounds = tokenCountBounds(sessionLen);
    this.requestPromptTokens = new Histogram(bounds);
    this.requestOutputTokens = new Histogram(bounds);
    this.requestCachedTokens = new Histogram(bounds);
    this.acceptedAt = new Float64Array(draftPositions);
  }

  /** The first output of a request: one token, and with it the whole prompt, cached part included. */
  countFirstOutput(request: Request): void {
    this.promptTokens += request.promptTokens;
    this.generationTokens += 1;
    this.iterationTokens.observe(request.promptTokens + 1);
    this.firstTokenS.observe((this.#clocks.apiMs(request.firstTokenMs) - request.grantedMs) / 1000);
  }

  /** Later outputs of `requests` requests that all waited as long and got as many tokens. */
  countOutputs(requests: number, tokensEach: number, waitedMs: number): void {
    this.generationTokens += requests * tokensEach;
    this.iterationTokens.observe(tokensEach, requests);
    this.interTokenS.observe(waitedMs / 1000, requests);
    this.perOutputTokenS.observe(waitedMs / 1000 / tokensEach, requests);
  }

  /** `requests` verification steps that each accepted the drafts of the first `accepted` positions. */
  countDrafts(requests: number, accepted: number): void {
    this.drafts += requests;
    this.draftTokens += requests * this.acceptedAt.length;
    this.acceptedTokens += requests * accepted;
    for (let position = 0; position < accepted; position++) {
      this.acceptedAt[position] = (this.acceptedAt[position] ?? 0) + requests;
    }
  }

  /** A cancel is seen here only as an output without tokens. */
  countCancel(): void {
    this.iterationTokens.observe(0);
  }

  countFinish(request: Request, nowMs: number): void {
    const { promptTokens, cachedTokens, outputTokens, grantedMs } = request;
    const handledMs = this.#clocks.apiMs(nowMs);
    const queuedMs = this.#clocks.engineMs(grantedMs);
    // 0 stays 0: no time of scheduling is recorded.
    const scheduledMs = request.scheduledMs > 0 ? this.#clocks.engineMs(request.scheduledMs) : 0;
    const firstTokenMs = this.#clocks.engineMs(request.firstTokenMs);
    this.finished += 1;
    this.cachedTokens += cachedTokens;
    this.requestPromptTokens.observe(promptTokens);
    this.requestOutputTokens.observe(outputTokens);
    this.requestCachedTokens.observe(cachedTokens);
    this.requestHitRatio.observe(cachedTokens / promptTokens);
    this.e2eS.observe((handledMs - grantedMs) / 1000);
    this.queueS.observe((scheduledMs - queuedMs) / 1000);
    this.prefillS.observe((firstTokenMs - scheduledMs) / 1000);
    this.decodeS.observe((handledMs - firstTokenMs) / 1000);
    this.inferenceS.observe((handledMs - scheduledMs) / 1000);
  }
}
