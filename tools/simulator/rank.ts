import { Random } from './random';
import { type Request } from './request';
import { type ModelPlan } from './model-plan';
import { ServerProcess } from './server-process';
import { isWithin, nextEdgeMs, type Span } from './span';

/** Without progress of the scheduler for this long, /health turns to 503. */
const stuckAfterMs = 90_000;

/** One DP rank: one port, and behind it a process that can go down and come back. */
export class Rank {
  readonly plan: ModelPlan;
  readonly spans = {
    stall: [] as Span[],
    slow: [] as Span[],
    restart: [] as Span[],
    'metrics-off': [] as Span[],
    unscheduled: [] as Span[],
  };
  readonly #random: Random;
  #process: ServerProcess | null;
  #nowMs: number;

  constructor(plan: ModelPlan, seed: number, stream: string, startMs: number) {
    this.plan = plan;
    this.#random = new Random(seed, stream);
    this.#nowMs = startMs;
    this.#process = new ServerProcess(plan, startMs, this.#random, this.spans);
  }

  /** null while it is down. */
  get process(): ServerProcess | null {
    return this.#process;
  }

  /** False when /metrics answers 404. */
  get hasMetrics(): boolean {
    return !isWithin(this.spans['metrics-off'], this.#nowMs);
  }

  /** True when the engine has stood still for so long that LMDeploy's /health gives it up. */
  get isStuck(): boolean {
    return isWithin(this.spans.stall, this.#nowMs - stuckAfterMs) && isWithin(this.spans.stall, this.#nowMs);
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
    if (isWithin(this.spans.restart, this.#nowMs)) this.#process = null;
    else this.#process ??= new ServerProcess(this.plan, this.#nowMs, this.#random, this.spans);
  }
}
