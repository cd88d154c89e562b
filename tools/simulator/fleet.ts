import { Arrivals } from './arrivals';
import { newCall } from './call';
import { ClosedLoops } from './closed-loops';
import { Random } from './random';
import { Rank } from './rank';
import { type Fault, incidentOf } from './fault';
import { drawCall, newRequest, type Request } from './request';
import { Router } from './routing';
import { type ModelPlan } from './model-plan';
import { amountOf, type Incident, isTrafficKind, type TrafficKind } from './incident';
import { type Scenario } from './scenario';
import { type ServerProcess } from './server-process';
import { factorAt, type Span } from './span';
import { type Truth } from './truth';

export interface RankInfo {
  readonly model: string;
  /** The DP rank within its model, as LMDeploy labels it: "0", "1", … */
  readonly engine: string;
  /** Index in the whole fleet. */
  readonly index: number;
}

/** The result of a scrape of a rank: its process, and how much longer than usual the scrape takes; or why it fails. */
export type Reach =
  | { readonly state: 'up'; readonly process: ServerProcess; readonly delayMs: number }
  | { readonly state: 'down' }
  | { readonly state: 'lost' }
  | { readonly state: 'metrics-off' };

type TrafficSpans = Readonly<Record<TrafficKind, Span[]>>;

interface Group {
  readonly plan: ModelPlan;
  readonly ranks: readonly Rank[];
  readonly traffic: TrafficSpans;
  readonly arrivals: Arrivals;
  readonly loops: ClosedLoops;
  readonly random: Random;
  /** For draws that only some plans need. */
  readonly behaviour: Random;
  readonly router: Router;
}

/**
 * LMDeploy servers in virtual time. No code here reads a clock: the same scenario at the same time is in the same state, for
 * any number of calls of `advanceTo`.
 */
export class Fleet {
  readonly ranks: readonly RankInfo[];
  readonly #ranks: readonly Rank[];
  readonly #groups: readonly Group[];
  #nowMs: number;

  /** @param startMs virtual time at which all processes start, epoch ms */
  constructor(scenario: Scenario, startMs: number) {
    this.#nowMs = startMs;
    this.#groups = scenario.models.map((plan, m) => groupOf(plan, m, scenario.seed, startMs));
    this.#ranks = this.#groups.flatMap((group) => group.ranks);
    this.ranks = this.#groups
      .flatMap(({ plan, ranks }) => ranks.map((_, i) => ({ model: plan.name, engine: String(i) })))
      .map((info, index) => ({ ...info, index }));
    for (const incident of scenario.incidents) this.#schedule(incident);
    for (const rank of this.#ranks) rank.advanceTo(startMs);
  }

  get nowMs(): number {
    return this.#nowMs;
  }

  /** Runs up to this time, inclusive; does nothing when it is in the past. */
  advanceTo(ms: number): void {
    if (ms <= this.#nowMs) return;
    for (const group of this.#groups) advanceGroup(group, ms);
    this.#nowMs = ms;
  }

  /** The true state of the queue of a rank at the current time; null while the rank is down. */
  truth(index: number): Truth | null {
    return this.#rank(index).process?.truth(this.#nowMs) ?? null;
  }

  /** @throws Error when there is no such rank or a number is out of range */
  inject(fault: Fault): void {
    this.#schedule(incidentOf(fault, this.#nowMs));
    // An incident that begins now has no start in the future.
    for (const rank of this.#ranks) rank.advanceTo(this.#nowMs);
    if (fault.kind === 'idle' || fault.kind === 'overload') {
      for (const { arrivals } of this.#groups) arrivals.redraw(this.#nowMs);
    }
  }

  /**
   * Sends one request of given lengths to a model now, from a client that waits for the whole response.
   * @throws Error when there is no such model
   */
  send(model: string, { promptTokens, outputTokens }: { promptTokens: number; outputTokens: number }): void {
    const group = this.#group(model);
    const lengths = { promptTokens, outputTokens, isCancelled: false, knownPrefix: 0 };
    send(group, [newRequest(lengths, newCall(), this.#nowMs)]);
  }

  plan(index: number): ModelPlan {
    return this.#rank(index).plan;
  }

  /** The process of a rank; null while it is down. */
  process(index: number): ServerProcess | null {
    return this.#rank(index).process;
  }

  reach(index: number): Reach {
    const { process, hasMetrics, isScrapeLost, scrapeDelayMs } = this.#rank(index);
    if (!process) return { state: 'down' };
    if (isScrapeLost) return { state: 'lost' };
    return hasMetrics ? { state: 'up', process, delayMs: scrapeDelayMs } : { state: 'metrics-off' };
  }

  /** True when LMDeploy's /health reports the engine as unhealthy, because it has made no progress for too long. */
  isStuck(index: number): boolean {
    return this.#rank(index).isStuck;
  }

  #rank(index: number): Rank {
    const rank = this.#ranks[index];
    if (!rank) throw new Error(`There is no rank ${index}: the ranks are 0 to ${this.#ranks.length - 1}.`);
    return rank;
  }

  #schedule(incident: Incident): void {
    const { kind, startMs, durationS } = incident;
    if (!(durationS > 0)) throw new Error(`An incident must last longer than 0 seconds, not ${durationS}.`);
    const span: Span = { startMs, endMs: startMs + durationS * 1000, amount: amountOf(incident) };
    const hit = this.#hitBy(incident);
    if (isTrafficKind(kind)) {
      const groups = this.#groups.filter(({ ranks }) => ranks.some((one) => hit.includes(one)));
      for (const { traffic } of groups) traffic[kind].push(span);
    } else {
      for (const one of hit) one.spans[kind].push(span);
    }
  }

  #hitBy({ rank, model }: Incident): readonly Rank[] {
    if (rank !== 'all') return [this.#rank(rank)];
    if (model === undefined) return this.#ranks;
    return this.#group(model).ranks;
  }

  #group(model: string): Group {
    const group = this.#groups.find(({ plan }) => plan.name === model);
    if (!group) throw new Error(`There is no model ${model}.`);
    return group;
  }
}

function groupOf(plan: ModelPlan, index: number, seed: number, startMs: number): Group {
  const traffic: TrafficSpans = {
    idle: [],
    overload: [],
    'long-outputs': [],
    'long-prompts': [],
    'cache-miss': [],
  };
  const loops = new ClosedLoops(plan.traffic.closedLoops, new Random(seed, `closed loops ${index}`));
  const ranks = Array.from(
    { length: plan.ranks },
    (_, i) =>
      new Rank(plan, seed, `rank ${index}.${i}`, startMs, ({ client }, nowMs) => {
        if (client !== null) loops.free(client, nowMs);
      }),
  );
  return {
    plan,
    ranks,
    traffic,
    arrivals: new Arrivals(plan.traffic, traffic, seed, `arrivals ${index}`, startMs),
    loops,
    random: new Random(seed, `requests ${index}`),
    behaviour: new Random(seed, `behaviour ${index}`),
    router: new Router(plan.routing, ranks, new Random(seed, `routing ${index}`)),
  };
}

function advanceGroup(group: Group, ms: number): void {
  const { ranks, arrivals, loops, random, behaviour } = group;
  for (;;) {
    const arrivalMs = arrivals.nextMs(ms);
    // Any event in a rank may let a client of a closed loop send its next request.
    const rankMs = loops.isEmpty ? Infinity : Math.min(...ranks.map((rank) => rank.nextEventMs));
    const at = Math.min(arrivalMs, loops.nextMs, rankMs);
    if (at > ms) break;
    for (const rank of ranks) rank.advanceTo(at);
    if (arrivalMs === at) {
      send(group, drawCall(planAt(group, at), random, behaviour, at));
      arrivals.take();
    }
    if (loops.nextMs === at) {
      const client = loops.take();
      if (!send(group, drawCall(planAt(group, at), random, behaviour, at, client))) loops.free(client, at);
    }
  }
  for (const rank of ranks) rank.advanceTo(ms);
}

/** Returns false when no rank takes it: then the call is lost. */
function send({ router }: Group, requests: readonly Request[]): boolean {
  const rank = router.choose();
  for (const request of requests) rank?.arrive(request);
  return rank !== undefined;
}

/** The plan of the model, changed by the incidents of this moment. */
function planAt({ plan, traffic }: Group, ms: number): ModelPlan {
  const outputs = factorAt(traffic['long-outputs'], ms);
  const prompts = factorAt(traffic['long-prompts'], ms);
  const misses = factorAt(traffic['cache-miss'], ms);
  if (outputs === 1 && prompts === 1 && misses === 1) return plan;
  const { output, prompt, prefixHitChance } = plan.traffic;
  return {
    ...plan,
    traffic: {
      ...plan.traffic,
      output: { ...output, medianTokens: output.medianTokens * outputs },
      prompt: { ...prompt, medianTokens: prompt.medianTokens * prompts },
      prefixHitChance: prefixHitChance / misses,
    },
  };
}
