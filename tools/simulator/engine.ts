import { type Clocks } from './clocks';
import { DecodeBatch } from './decode-batch';
import { Fifo } from './fifo';
import { KvCache } from './kv-cache';
import { type Metrics } from './metrics';
import { type Random } from './random';
import { type Request } from './request';
import { type ModelPlan } from './model-plan';
import { endAt, factorAt, isWithin, type RankSpans } from './span';

/** Uncached prompt tokens that one prefill step takes; a longer prompt gets a step of its own. */
const maxPrefillTokens = 8_192;

/**
 * Continuous batching: one step at a time, either the prefill of waiting requests or one output for each running request. It sleeps
 * when there is nothing to do.
 */
export class Engine {
  readonly kv: KvCache;
  readonly #plan: ModelPlan;
  readonly #metrics: Metrics;
  readonly #random: Random;
  readonly #spans: RankSpans;
  readonly #onEnd: (request: Request, nowMs: number) => void;
  readonly #queue = new Fifo<Request>();
  readonly #decoding: DecodeBatch;
  #prefill: readonly Request[] = [];
  #step: 'none' | 'prefill' | 'decode' | 'stalled' = 'none';
  #stepEndMs = Infinity;
  #stepsSincePrefill = 0;
  /** Slow drift of the step time: clocks, neighbours, the mix of contexts. */
  #drift = 0;

  /**
   * @param spans when something goes wrong
   * @param onEnd called once for each request, when its last output is out
   */
  constructor(
    plan: ModelPlan,
    metrics: Metrics,
    random: Random,
    spans: RankSpans,
    clocks: Clocks,
    onEnd: (request: Request, nowMs: number) => void,
  ) {
    this.#plan = plan;
    this.#metrics = metrics;
    this.#random = random;
    this.#spans = spans;
    this.#onEnd = onEnd;
    this.kv = new KvCache(plan);
    this.#decoding = new DecodeBatch(plan.specDecode, metrics, random, clocks);
  }

  /** When `finishStep` is due; Infinity while it sleeps. */
  get stepEndMs(): number {
    return this.#stepEndMs;
  }

  get running(): number {
    return this.#decoding.size + this.#prefill.length;
  }

  get waiting(): number {
    return this.#queue.length;
  }

  submit(request: Request, nowMs: number): void {
    this.#queue.push(request);
    if (this.#step === 'none') this.#startStep(nowMs);
  }

  finishStep(): void {
    const nowMs = this.#stepEndMs;
    if (this.#step === 'prefill') this.#finishPrefill(nowMs);
    else if (this.#step === 'decode') this.#finishDecode(nowMs);
    this.#startStep(nowMs);
  }

  /** Moves the drift on; called at even intervals. */
  wander(): void {
    this.#drift = 0.96 * this.#drift + 0.1 * this.#plan.speed.noise * this.#random.normal();
  }

  #startStep(nowMs: number): void {
    const resumeMs = endAt(this.#spans.stall, nowMs);
    if (resumeMs > nowMs) {
      this.#step = this.running + this.waiting > 0 ? 'stalled' : 'none';
      this.#stepEndMs = this.#step === 'none' ? Infinity : resumeMs;
      return;
    }
    const { prefillIntervalSteps } = this.#plan.speed;
    const mayPrefill = this.#decoding.size === 0 || this.#stepsSincePrefill >= prefillIntervalSteps;
    const prefillMs = mayPrefill ? this.#schedulePrefill(nowMs) : 0;
    if (prefillMs > 0) {
      this.#step = 'prefill';
      this.#stepEndMs = nowMs + prefillMs * this.#pace(nowMs) * factorAt(this.#spans['prefill-slow'], nowMs);
    } else if (this.#decoding.size > 0) {
      this.#step = 'decode';
      this.#stepEndMs =
        nowMs + this.#decodeMs() * this.#pace(nowMs) * factorAt(this.#spans['decode-slow'], nowMs);
    } else {
      this.#step = 'none';
      this.#stepEndMs = Infinity;
    }
  }

  /** Admits what fits and returns how long its prefill takes; 0 when nothing was admitted. */
  #schedulePrefill(nowMs: number): number {
    const { maxBatchSize, speed } = this.#plan;
    const admitted: Request[] = [];
    let tokens = 0;
    this.kv.resize(this.#plan.kvBlocks / factorAt(this.#spans['kv-small'], nowMs));
    for (let next = this.#queue.peek(); next !== undefined; next = this.#queue.peek()) {
      if (this.#decoding.size + admitted.length >= maxBatchSize) break;
      const cachedTokens = this.kv.cachedTokens(next);
      const uncached = next.promptTokens - cachedTokens;
      if (admitted.length > 0 && tokens + uncached > maxPrefillTokens) break;
      if (!this.kv.admit(next, cachedTokens)) break;
      next.cachedTokens = cachedTokens;
      // Without a time of scheduling LMDeploy uses the Unix time 0.
      next.scheduledMs = isWithin(this.#spans.unscheduled, nowMs) ? 0 : nowMs;
      tokens += uncached;
      admitted.push(next);
      this.#queue.shift();
    }
    this.#prefill = admitted;
    return admitted.length > 0 ? speed.prefillBaseMs + (tokens / speed.prefillTokensPerS) * 1000 : 0;
  }

  #decodeMs(): number {
    const { decodeBaseMs, decodePerRequestMs, decodePerKiloTokenMs, padsBatches } = this.#plan.speed;
    const size = this.#decoding.size;
    const paddedSize = padsBatches
      ? Math.min(this.#plan.maxBatchSize, 2 ** Math.ceil(Math.log2(size)))
      : size;
    const contextMs = (this.kv.contextTokens / 1000) * decodePerKiloTokenMs;
    return decodeBaseMs + paddedSize * decodePerRequestMs + contextMs;
  }

  /** How much longer than planned this step takes. */
  #pace(nowMs: number): number {
    const noise = Math.max(0.7, 1 + this.#plan.speed.noise * this.#random.normal() + this.#drift);
    return noise * factorAt(this.#spans.slow, nowMs);
  }

  #finishPrefill(nowMs: number): void {
    const batch = this.#prefill;
    this.#prefill = [];
    this.#stepsSincePrefill = 0;
    this.kv.grow(batch.length);
    for (const request of batch) {
      request.firstTokenMs = nowMs;
      request.generatedTokens = 1;
      this.#metrics.countFirstOutput(request);
    }
    this.#decoding.join(batch, nowMs, (request) => this.#end(request, nowMs));
  }

  #finishDecode(nowMs: number): void {
    this.#stepsSincePrefill += 1;
    const acceptFactor = 1 / factorAt(this.#spans['accept-less'], nowMs);
    const outputs = this.#metrics.iterationTokens.count;
    const tokens = this.#decoding.step(nowMs, acceptFactor, (request) => this.#end(request, nowMs));
    if (isWithin(this.#spans['api-busy'], nowMs))
      this.#metrics.outputsWhileBusy += this.#metrics.iterationTokens.count - outputs;
    this.kv.grow(tokens);
  }

  #end(request: Request, nowMs: number): void {
    this.kv.release(request);
    if (request.isCancelled) this.#metrics.countCancel();
    else this.#metrics.countFinish(request, nowMs);
    this.#onEnd(request, nowMs);
  }
}
