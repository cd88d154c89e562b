import { type Disturbance, Engine } from './engine';
import { Fifo } from './fifo';
import { Metrics } from './metrics';
import { type Random } from './random';
import { type Request } from './request';
import { type ModelPlan } from './model-plan';

/** LMDeploy's loop sleeps this long before each refresh of its gauges. */
const gaugeIntervalMs = 10_000;

/** One life of one API server: request handles, the engine behind them, and all that they have counted since its start. */
export class ServerProcess {
  readonly startMs: number;
  readonly metrics: Metrics;
  /** The truth that LMDeploy does not tell: how long requests waited for their handle, none of those that hung up. */
  readonly handleWaits = { count: 0, sumS: 0 };
  readonly #plan: ModelPlan;
  readonly #random: Random;
  readonly #engine: Engine;
  readonly #waiters = new Fifo<Request>();
  #received = 0;
  #handlesInUse = 0;
  #failed = 0;
  #gaugesAtMs: number;
  #memoryNoise = 0;

  constructor(plan: ModelPlan, startMs: number, random: Random, disturbance: Disturbance) {
    this.startMs = startMs;
    this.#plan = plan;
    this.#random = random;
    this.metrics = new Metrics(plan.sessionLen, plan.specDecode?.acceptedUpTo.length ?? 0);
    this.#engine = new Engine(plan, this.metrics, random, disturbance, (request, nowMs) =>
      this.#finish(request, nowMs),
    );
    this.#gaugesAtMs = startMs + gaugeIntervalMs;
  }

  get nextEventMs(): number {
    return Math.min(this.#engine.stepEndMs, this.#gaugesAtMs);
  }

  /** Requests that hold a handle or wait for one, those included whose client is gone. */
  get load(): number {
    return this.#handlesInUse + this.#waiters.length;
  }

  get handlesInUse(): number {
    return this.#handlesInUse;
  }

  /** Drifts around 0, for figures of the operating system; a new value with each refresh of the gauges. */
  get memoryNoise(): number {
    return this.#memoryNoise;
  }

  /** Handles what is due at `nextEventMs`. */
  runEvent(): void {
    if (this.#engine.stepEndMs <= this.#gaugesAtMs) this.#engine.finishStep();
    else this.#refreshGauges();
  }

  arrive(request: Request, nowMs: number): void {
    this.#received += 1;
    if (this.#handlesInUse < this.#plan.maxBatchSize) this.#grant(request, nowMs);
    else this.#waiters.push(request);
  }

  #grant(request: Request, nowMs: number): void {
    this.#handlesInUse += 1;
    request.grantedMs = nowMs;
    this.handleWaits.count += 1;
    this.handleWaits.sumS += (nowMs - request.arrivedMs) / 1000;
    this.#engine.submit(request, nowMs);
  }

  #finish(request: Request, nowMs: number): void {
    this.#handlesInUse -= 1;
    if (request.isCancelled) this.#failed += 1;
    // A client that has hung up is dropped here, late but unseen: LMDeploy goes on counting it as waiting, for it never learns of it.
    let next = this.#waiters.shift();
    while (next && next.hangUpMs <= nowMs) next = this.#waiters.shift();
    if (next) this.#grant(next, nowMs);
  }

  #refreshGauges(): void {
    this.#gaugesAtMs += gaugeIntervalMs;
    const { gauges, finished } = this.metrics;
    gauges.succeeded = finished;
    gauges.failed = this.#failed;
    gauges.routed = this.#handlesInUse;
    gauges.apiWaiting = this.#received - finished - this.#failed - this.#handlesInUse;
    gauges.running = this.#engine.running;
    gauges.waiting = this.#engine.waiting;
    gauges.kvUsage = this.#engine.kv.usage;
    gauges.prefixHitRate = this.#engine.kv.hitRate;
    this.#engine.wander();
    this.#memoryNoise = 0.9 * this.#memoryNoise + 0.1 * this.#random.normal();
  }
}
