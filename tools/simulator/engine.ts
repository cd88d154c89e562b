import { DecodeBatch } from './decode-batch';
import { Fifo } from './fifo';
import { KvCache } from './kv-cache';
import { type Metrics } from './metrics';
import { type Random } from './random';
import { type Request } from './request';
import { type ModelPlan } from './model-plan';
import { endAt, factorAt, isWithin, type Span } from './span';

/** Uncached prompt tokens that one prefill step takes; a longer prompt gets a step of its own. */
const maxPrefillTokens = 8_192;

/** Spans in which something goes wrong in an engine. */
export interface Disturbance {
  readonly stall: readonly Span[];
  readonly slow: readonly Span[];
  readonly unscheduled: readonly Span[];
}

/**
 * Continuous batching: one step at a time, either the prefill of waiting requests or one output for each running request. It sleeps
 * when there is nothing to do.
 */
export class Engine {
  readonly kv: KvCache;
  readonly #plan: ModelPlan;
  readonly #metrics: Metrics;
  readonly #random: Random;
  readonly #disturbance: Disturbance;
  readonly #onEnd: (request: Request, nowMs: number) => void;
  readonly #queue = new Fifo<Request>();
  readonly #decoding: DecodeBatch;
  #prefill: readonly Request[] = [];
  #step: 'none' | 'prefill' | 'decode' | 'stalled' = 'none';
  #stepEndMs = Infinity;
  #stepsSincePrefill = 0;
  /** Slow drift of the step time: clocks, neighbours, the mix of contexts. */
  #drift = 0;

  /** @param onEnd called once for each request, when its last output is out */
  constructor(
    plan: ModelPlan,
    metrics: Metrics,
    random: Random,
    disturbance: Disturbance,
    onEnd: (request: Request, nowMs: number) => void,
  ) {
    this.#plan = plan;
    this.#metrics = metrics;
    this.#random = random;
    this.#disturbance = disturbance;
    this.#onEnd = onEnd;
    this.kv = new KvCache(plan);
    this.#decoding = new DecodeBatch(plan.specDecode, metrics, random);
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
    const resumeMs = endAt(this.#disturbance.stall, nowMs);
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
      this.#stepEndMs = nowMs + prefillMs * this.#pace(nowMs);
    } else if (this.#decoding.size > 0) {
      this.#step = 'decode';
      this.#stepEndMs = nowMs + this.#decodeMs() * this.#pace(nowMs);
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
    for (let next = this.#queue.peek(); next !== undefined; next = this.#queue.peek()) {
      if (this.#decoding.size + admitted.length >= maxBatchSize) break;
      const cachedTokens = this.kv.cachedTokens(next);
      const uncached = next.promptTokens - cachedTokens;
      if (admitted.length > 0 && tokens + uncached > maxPrefillTokens) break;
      if (!this.kv.admit(next, cachedTokens)) break;
      next.cachedTokens = cachedTokens;
      // Without a time of scheduling LMDeploy uses the Unix time 0.
      next.scheduledMs = isWithin(this.#disturbance.unscheduled, nowMs) ? 0 : nowMs;
      tokens += uncached;
      admitted.push(next);
      this.#queue.shift();
    }
    this.#prefill = admitted;
    return admitted.length > 0 ? speed.prefillBaseMs + (tokens / speed.prefillTokensPerS) * 1000 : 0;
  }

  #decodeMs(): number {
    const { decodeBaseMs, decodePerRequestMs, decodePerKiloTokenMs } = this.#plan.speed;
    const contextMs = (this.kv.contextTokens / 1000) * decodePerKiloTokenMs;
    return decodeBaseMs + this.#decoding.size * decodePerRequestMs + contextMs;
  }

  /** How much longer than planned this step takes. */
  #pace(nowMs: number): number {
    const noise = Math.max(0.7, 1 + this.#plan.speed.noise * this.#random.normal() + this.#drift);
    return noise * factorAt(this.#disturbance.slow, nowMs);
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
    const tokens = this.#decoding.step(nowMs, (request) => this.#end(request, nowMs));
    this.kv.grow(tokens);
  }

  #end(request: Request, nowMs: number): void {
    this.kv.release(request);
    if (request.isCancelled) this.#metrics.countCancel();
    else this.#metrics.countFinish(request, nowMs);
    this.#onEnd(request, nowMs);
  }
}
