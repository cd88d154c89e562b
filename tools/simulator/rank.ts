import { type Call } from './call';
import { Mishaps } from './mishaps';
import { Random } from './random';
import { type Request } from './request';
import { type ModelPlan } from './model-plan';
import { ServerProcess } from './server-process';
import { chanceAt, factorAt, isWithin, nextEdgeMs, noRankSpans, sumAt } from './span';

/** Without progress of the scheduler for this long, /health turns to 503. */
const stuckAfterMs = 90_000;

/** One DP rank: one port, and a process behind it that can go down and start again. */
export class Rank {
  readonly plan: ModelPlan;
  readonly spans = noRankSpans();
  readonly #seed: number;
  readonly #stream: string;
  readonly #random: Random;
  readonly #mishaps: Mishaps;
  readonly #clients: { readonly random: Random; readonly onFree: (call: Call, nowMs: number) => void };
  #process: ServerProcess | null;
  #nowMs: number;

  /** @param onFree called once for each call: its client has the response, or has lost the connection */
  constructor(
    plan: ModelPlan,
    seed: number,
    stream: string,
    startMs: number,
    onFree: (call: Call, nowMs: number) => void,
  ) {
    this.plan = plan;
    this.#seed = seed;
    this.#stream = stream;
    this.#mishaps = new Mishaps(this.spans, new Random(seed, `incidents of ${stream}`));
    this.#random = new Random(seed, stream);
    this.#clients = { random: new Random(seed, `clients of ${stream}`), onFree };
    this.#nowMs = startMs;
    this.#process = this.#start(plan);
  }

  /** null while it is down. */
  get process(): ServerProcess | null {
    return this.#process;
  }

  /** False when /metrics responds with 404. */
  get hasMetrics(): boolean {
    return !isWithin(this.spans['metrics-off'], this.#nowMs);
  }

  /** True when a scrape at this moment fails. Draws by the time, so that asking changes nothing. */
  get isScrapeLost(): boolean {
    const chance = chanceAt(this.spans['lost-scrapes'], this.#nowMs);
    return chance > 0 && this.#drawNow('lost scrapes') < chance;
  }

  /** How much longer a scrape at this moment takes because the API process is late: it waits once or several times. */
  get scrapeDelayMs(): number {
    const lagMs = 1000 * sumAt(this.spans['api-lag'], this.#nowMs);
    return lagMs > 0 ? lagMs * (0.5 + 3.5 * this.#drawNow('scrape delay')) : 0;
  }

  /** Requests go to it more often than to the others; 1 = an even share, 0 = none. */
  get attraction(): number {
    return isWithin(this.spans['no-traffic'], this.#nowMs) ? 0 : factorAt(this.spans.hot, this.#nowMs);
  }

  /** True when the engine has made no progress for so long that LMDeploy's /health reports it as unhealthy. */
  get isStuck(): boolean {
    return isWithin(this.spans.stall, this.#nowMs - stuckAfterMs) && isWithin(this.spans.stall, this.#nowMs);
  }

  /** When something happens in it next; Infinity when nothing does before the next arrival. */
  get nextEventMs(): number {
    return Math.min(nextEdgeMs(this.spans.restart, this.#nowMs), this.#process?.nextEventMs ?? Infinity);
  }

  advanceTo(ms: number): void {
    for (;;) {
      const edgeMs = nextEdgeMs(this.spans.restart, this.#nowMs);
      const untilMs = Math.min(edgeMs, ms);
      this.#runUntil(untilMs);
      this.#nowMs = untilMs;
      this.#liveOrDie();
      if (edgeMs > ms) return;
    }
  }

  /** Requests that reach a process that is down are lost. */
  arrive(request: Request): void {
    this.#process?.arrive(request, this.#nowMs);
  }

  #runUntil(ms: number): void {
    const process = this.#process;
    if (process) while (process.nextEventMs <= ms) process.runEvent();
  }

  #liveOrDie(): void {
    if (isWithin(this.spans.restart, this.#nowMs)) {
      this.#process?.end(this.#nowMs);
      this.#process = null;
    } else if (!this.#process) {
      const { maxBatchSize, maxBatchSizeAfterRestart } = this.plan;
      this.#process = this.#start({ ...this.plan, maxBatchSize: maxBatchSizeAfterRestart ?? maxBatchSize });
    }
  }

  #drawNow(use: string): number {
    return new Random(this.#seed, `${use} of ${this.#stream} at ${this.#nowMs}`).next();
  }

  #start(plan: ModelPlan): ServerProcess {
    return new ServerProcess(
      plan,
      this.#nowMs,
      this.#random,
      { spans: this.spans, mishaps: this.#mishaps },
      this.#clients,
    );
  }
}
