import { Arrivals } from './arrivals';
import { ClosedLoops } from './closed-loops';
import { Random } from './random';
import { Rank } from './rank';
import { type Fault, incidentOf } from './fault';
import { drawCall, type Request } from './request';
import { type ModelPlan } from './model-plan';
import { type Incident } from './incident';
import { type Scenario } from './scenario';
import { type ServerProcess } from './server-process';
import { type Span } from './span';
import { type Truth } from './truth';

export interface RankInfo {
  readonly model: string;
  /** The DP rank within its model, as LMDeploy labels it: "0", "1", … */
  readonly engine: string;
  /** Place in the whole fleet. */
  readonly index: number;
}

/** The result of a scrape of a rank. */
export type Reach =
  | { readonly state: 'up'; readonly process: ServerProcess }
  | { readonly state: 'down' }
  | { readonly state: 'metrics-off' };

interface Group {
  readonly plan: ModelPlan;
  readonly ranks: readonly Rank[];
  readonly arrivals: Arrivals;
  readonly loops: ClosedLoops;
  readonly random: Random;
  /** Draws what only some plans have. */
  readonly behaviour: Random;
  turn: number;
}

/**
 * LMDeploy servers in virtual time. Nothing here reads a clock: the same scenario advanced to the same time is in the same state,
 * however many calls of `advanceTo` it took.
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

  /** Runs up to and with this time; does nothing when that is past. */
  advanceTo(ms: number): void {
    if (ms <= this.#nowMs) return;
    for (const group of this.#groups) advanceGroup(group, ms);
    this.#nowMs = ms;
  }

  /** The true state of the queue of a rank at the present time; null while it is down. */
  truth(index: number): Truth | null {
    return this.#rank(index).process?.truth(this.#nowMs) ?? null;
  }

  /** @throws Error when there is no such rank or a number is out of range */
  inject(fault: Fault): void {
    this.#schedule(incidentOf(fault, this.#nowMs));
    // The start of an incident that begins now is not an edge in the future.
    for (const rank of this.#ranks) rank.advanceTo(this.#nowMs);
    if (fault.kind === 'idle' || fault.kind === 'overload') {
      for (const { arrivals } of this.#groups) arrivals.redraw(this.#nowMs);
    }
  }

  plan(index: number): ModelPlan {
    return this.#rank(index).plan;
  }

  reach(index: number): Reach {
    const { process, hasMetrics } = this.#rank(index);
    if (!process) return { state: 'down' };
    return hasMetrics ? { state: 'up', process } : { state: 'metrics-off' };
  }

  /** True when the engine has made no progress for so long that LMDeploy's /health reports it as unhealthy. */
  isStuck(index: number): boolean {
    return this.#rank(index).isStuck;
  }

  #rank(index: number): Rank {
    const rank = this.#ranks[index];
    if (!rank) throw new Error(`There is no rank ${index}: the ranks are 0 to ${this.#ranks.length - 1}.`);
    return rank;
  }

  #schedule({ kind, rank, startMs, durationS, factor }: Incident): void {
    if (!(durationS > 0)) throw new Error(`An incident must last longer than 0 seconds, not ${durationS}.`);
    if (!(factor > 0)) throw new Error(`The factor of an incident must be above 0, not ${factor}.`);
    const span: Span = { startMs, endMs: startMs + durationS * 1000, factor };
    const hit = rank === 'all' ? this.#ranks : [this.#rank(rank)];
    if (kind === 'idle' || kind === 'overload') {
      const groups = this.#groups.filter(({ ranks }) => ranks.some((one) => hit.includes(one)));
      for (const { arrivals } of groups) arrivals[kind].push(span);
    } else {
      for (const one of hit) one.spans[kind].push(span);
    }
  }
}

function groupOf(plan: ModelPlan, index: number, seed: number, startMs: number): Group {
  const loops = new ClosedLoops(plan.traffic.closedLoops, new Random(seed, `closed loops ${index}`));
  return {
    plan,
    ranks: Array.from(
      { length: plan.ranks },
      (_, i) =>
        new Rank(plan, seed, `rank ${index}.${i}`, startMs, ({ client }, nowMs) => {
          if (client !== null) loops.free(client, nowMs);
        }),
    ),
    arrivals: new Arrivals(plan.traffic, seed, `arrivals ${index}`, startMs),
    loops,
    random: new Random(seed, `requests ${index}`),
    behaviour: new Random(seed, `behaviour ${index}`),
    turn: 0,
  };
}

function advanceGroup(group: Group, ms: number): void {
  const { plan, ranks, arrivals, loops, random, behaviour } = group;
  for (;;) {
    const arrivalMs = arrivals.nextMs(ms);
    // Whatever happens in a rank may let a client of a closed loop send its next request.
    const rankMs = loops.isEmpty ? Infinity : Math.min(...ranks.map((rank) => rank.nextEventMs));
    const at = Math.min(arrivalMs, loops.nextMs, rankMs);
    if (at > ms) break;
    for (const rank of ranks) rank.advanceTo(at);
    if (arrivalMs === at) {
      send(group, drawCall(plan, random, behaviour, at));
      arrivals.take();
    }
    if (loops.nextMs === at) {
      const client = loops.take();
      if (!send(group, drawCall(plan, random, behaviour, at, client))) loops.free(client, at);
    }
  }
  for (const rank of ranks) rank.advanceTo(ms);
}

/** Returns false when no rank is up: then the call is lost. */
function send(group: Group, requests: readonly Request[]): boolean {
  const rank = chooseRank(group);
  for (const request of requests) rank?.arrive(request);
  return rank !== undefined;
}

/** The rank that the proxy sends the next call to; undefined when all are down. */
function chooseRank(group: Group): Rank | undefined {
  const { plan, ranks } = group;
  let chosen: Rank | undefined;
  let leastLoad = Infinity;
  for (let i = 0; i < ranks.length; i++) {
    const rank = ranks[(group.turn + i) % ranks.length];
    if (!rank?.process) continue;
    if (plan.routing === 'least-loaded' && rank.process.load >= leastLoad) continue;
    leastLoad = rank.process.load;
    chosen = rank;
    if (plan.routing === 'round-robin') break;
  }
  group.turn = (group.turn + 1) % ranks.length;
  return chosen;
}
