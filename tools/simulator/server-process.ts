import { Agenda } from './agenda';
import { type Call } from './call';
import { Clocks } from './clocks';
import { Engine } from './engine';
import { Fifo } from './fifo';
import { Metrics } from './metrics';
import { type Mishaps } from './mishaps';
import { type Random } from './random';
import { type Request } from './request';
import { type ModelPlan } from './model-plan';
import { Sockets } from './sockets';
import { lastedMs, nextEdgeMs, type RankSpans, sumAt } from './span';
import { type Truth } from './truth';

/** LMDeploy's loop sleeps this long before each refresh of its gauges. */
const gaugeIntervalMs = 10_000;

/** One life of one API server: request handles, the engine behind them, and all that they have counted since its start. */
export class ServerProcess {
  readonly startMs: number;
  readonly metrics: Metrics;
  readonly #plan: ModelPlan;
  readonly #random: Random;
  /** Draws what only some plans have. */
  readonly #behaviour: Random;
  readonly #engine: Engine;
  readonly #sockets: Sockets;
  /** Requests without a handle, those included whose client is gone. */
  readonly #waiters = new Fifo<Request>();
  readonly #hangUps = new Agenda<Call>();
  readonly #openCalls = new Set<Call>();
  readonly #spans: RankSpans;
  readonly #mishaps: Mishaps;
  readonly #onFree: (call: Call, nowMs: number) => void;
  readonly #handleWaits = { count: 0, sumS: 0 };
  #received = 0;
  #handlesInUse = 0;
  #failed = 0;
  #gaugesAtMs: number;
  #heldSinceMs: number;
  #memoryNoise = 0;

  /**
   * @param clients.random draws what clients do beyond arriving and hanging up
   * @param clients.onFree called once for each call: its client has the response, or has lost the connection
   */
  constructor(
    plan: ModelPlan,
    startMs: number,
    random: Random,
    incidents: { readonly spans: RankSpans; readonly mishaps: Mishaps },
    clients: { readonly random: Random; readonly onFree?: (call: Call, nowMs: number) => void },
  ) {
    this.startMs = startMs;
    this.#plan = plan;
    this.#random = random;
    this.#behaviour = clients.random;
    this.#onFree = clients.onFree ?? (() => undefined);
    this.#spans = incidents.spans;
    this.#mishaps = incidents.mishaps;
    this.#heldSinceMs = startMs;
    const clocks = new Clocks(incidents.spans);
    this.metrics = new Metrics(plan.sessionLen, plan.specDecode?.acceptedUpTo.length ?? 0, clocks);
    this.#sockets = new Sockets(plan.sockets, this.#behaviour);
    this.#engine = new Engine(plan, this.metrics, random, incidents.spans, clocks, (request, nowMs) =>
      this.#finish(request, nowMs),
    );
    this.#gaugesAtMs = startMs + gaugeIntervalMs;
  }

  get nextEventMs(): number {
    return Math.min(this.#engine.stepEndMs, this.#gaugesAtMs, this.#hangUps.nextMs, this.#heldEdgeMs);
  }

  /** Requests that hold a handle or wait for one, those included whose client is gone. */
  get load(): number {
    return this.#handlesInUse + this.#waiters.length;
  }

  /** Drifts around 0, for values that come from the operating system; a new value with each refresh of the gauges. */
  get memoryNoise(): number {
    return this.#memoryNoise;
  }

  /** The kernel knows this number at any moment: it does not wait for the refresh of the gauges. */
  openSockets(nowMs: number): number {
    return this.#sockets.count(nowMs);
  }

  /** How long the API process has used a whole core since its start. */
  busyMs(nowMs: number): number {
    return lastedMs(this.#spans['api-busy'], this.startMs, nowMs);
  }

  truth(nowMs: number): Truth {
    let [waiting, queued, oldestWaitS] = [0, 0, 0];
    for (const { call, arrivedMs } of this.#waiters) {
      if (call.state !== 'gone' || !call.isStreaming) queued += 1;
      if (call.state === 'gone') continue;
      if (waiting === 0) oldestWaitS = (nowMs - arrivedMs) / 1000;
      waiting += 1;
    }
    return { waiting, queued, oldestWaitS, granted: { ...this.#handleWaits } };
  }

  /** Handles what is due at `nextEventMs`. */
  runEvent(): void {
    const nextMs = this.nextEventMs;
    if (this.#heldEdgeMs === nextMs) {
      this.#heldSinceMs = nextMs;
      this.#grantWaiters(nextMs);
    } else if (this.#hangUps.nextMs === nextMs) this.#hangUp(nextMs);
    else if (this.#engine.stepEndMs === nextMs) this.#engine.finishStep();
    else this.#refreshGauges();
  }

  arrive(request: Request, nowMs: number): void {
    const { call } = request;
    if (call.state === 'new') this.#accept(call, nowMs);
    this.#received += 1;
    if (this.#behaviour.chance(this.#plan.traffic.poolingCancelChance)) this.#failed += 1;
    // One more client, which is gone before it gets a handle.
    if (this.#mishaps.happens('leak', nowMs)) this.#received += 1;
    if (this.#mishaps.happens('rejects', nowMs)) {
      this.#reject(call, nowMs);
      return;
    }
    this.#mishaps.shorten(request, nowMs);
    if (this.#isHandleFree(nowMs)) this.#grant(request, nowMs);
    else this.#waiters.push(request);
  }

  /** The process ends: every client that is connected loses its connection. */
  end(nowMs: number): void {
    for (const call of this.#openCalls) this.#onFree(call, nowMs);
  }

  #accept(call: Call, nowMs: number): void {
    call.state = 'waiting';
    this.#sockets.open(nowMs);
    this.#openCalls.add(call);
    if (call.hangUpMs < Infinity) this.#hangUps.add(call.hangUpMs, call);
  }

  /** A client that still waits for its first handle is gone; one that is served stays. */
  #hangUp(nowMs: number): void {
    const call = this.#hangUps.take();
    if (call?.state !== 'waiting') return;
    call.state = 'gone';
    this.#sockets.close();
    this.#free(call, nowMs);
  }

  #free(call: Call, nowMs: number): void {
    this.#openCalls.delete(call);
    this.#onFree(call, nowMs);
  }

  #grant(request: Request, nowMs: number): void {
    this.#handlesInUse += 1;
    request.grantedMs = nowMs;
    if (request.call.state === 'gone') {
      // LMDeploy looks for the client when the response begins, and then gives up.
      request.isCancelled = true;
      request.outputTokens = 1;
    } else {
      request.call.state = 'served';
      this.#handleWaits.count += 1;
      this.#handleWaits.sumS += (nowMs - request.arrivedMs) / 1000;
    }
    this.#engine.submit(request, nowMs);
  }

  #finish(request: Request, nowMs: number): void {
    const { call, isCancelled } = request;
    this.#handlesInUse -= 1;
    if (isCancelled || this.#behaviour.chance(this.#plan.traffic.lastChunkLeaveChance)) this.#failed += 1;
    this.#endPrompt(call, isCancelled, nowMs);
    this.#grantWaiters(nowMs);
  }

  #reject(call: Call, nowMs: number): void {
    // Its client has a response, and waits no longer.
    if (call.state === 'waiting') call.state = 'served';
    this.#failed += 1;
    this.#endPrompt(call, false, nowMs);
  }

  #endPrompt(call: Call, isCancelled: boolean, nowMs: number): void {
    call.openPrompts -= 1;
    if (call.openPrompts === 0 && call.state !== 'gone') {
      if (isCancelled) this.#sockets.close();
      else this.#sockets.release(nowMs);
      this.#free(call, nowMs);
    }
  }

  /** Handles of requests that the engine does not know; a restart has freed those from before it. */
  #held(nowMs: number): number {
    const own = this.#spans['held-handles'].filter(({ startMs }) => startMs >= this.startMs);
    return sumAt(own, nowMs);
  }

  #isHandleFree(nowMs: number): boolean {
    return this.#handlesInUse + this.#held(nowMs) < this.#plan.maxBatchSize;
  }

  #grantWaiters(nowMs: number): void {
    while (this.#isHandleFree(nowMs)) {
      const next = this.#nextWaiter();
      if (!next) return;
      this.#grant(next, nowMs);
    }
  }

  /** When handles are taken or given back next. */
  get #heldEdgeMs(): number {
    return nextEdgeMs(this.#spans['held-handles'], this.#heldSinceMs);
  }

  /** LMDeploy does not notice the end of a streaming request whose client is gone, and continues to count it as waiting. */
  #nextWaiter(): Request | undefined {
    for (let next = this.#waiters.shift(); next; next = this.#waiters.shift()) {
      if (next.call.state !== 'gone' || !next.call.isStreaming) return next;
    }
    return undefined;
  }

  #refreshGauges(): void {
    const nowMs = this.#gaugesAtMs;
    this.#gaugesAtMs += gaugeIntervalMs;
    const { gauges, finished } = this.metrics;
    const held = this.#held(nowMs);
    const routed = Math.min(this.#plan.maxBatchSize, this.#handlesInUse + held);
    gauges.succeeded = finished;
    gauges.failed = this.#failed;
    gauges.routed = routed;
    gauges.apiWaiting = this.#received + held - finished - this.#failed - routed;
    gauges.running = this.#engine.running;
    gauges.waiting = this.#engine.waiting;
    gauges.kvUsage = this.#engine.kv.usage;
    gauges.prefixHitRate = this.#engine.kv.hitRate;
    this.#engine.wander();
    this.#sockets.wander();
    this.#memoryNoise = 0.9 * this.#memoryNoise + 0.1 * this.#random.normal();
  }
}
