import type { Incident } from '../../simulator/incident';
import type { ClosedLoopPlan, ModelPlan } from '../../simulator/model-plan';
import { Random } from '../../simulator/random';
import type { Scenario } from '../../simulator/scenario';
import { capacityOf, costsOf, runningAt } from './capacity';
import { between, pick } from './draw';
import { INCIDENT_RULES } from './draw-incident';
import { drawModel } from './draw-model';
import { QUIET_RULES, type LoneRequest, type Times } from './draw-quiet';
import {
  INCIDENT_KINDS,
  QUIET_KINDS,
  type CaseKind,
  type IncidentCase,
  type IncidentKind,
  type QuietKind,
  type World,
} from './incident-case';

/** A case, and the deployment that has to be simulated for it. */
export interface DrawnCase {
  readonly truth: IncidentCase;
  readonly times: Times;
  readonly scenario: Scenario;
  readonly lone: LoneRequest | null;
  /** Instances that nobody scrapes before a time, epoch ms. */
  readonly scrapedFromMs: ReadonlyMap<string, number>;
}

const MINUTE_MS = 60_000;
const WARM_UP_MS = 8 * MINUTE_MS;
/** The parts of a case: before its incident, the incident, and after it. */
export interface CaseLengths {
  readonly cleanMs: number;
  readonly incidentMs: number;
  readonly afterMs: number;
}

const USUAL_LENGTHS: CaseLengths = {
  cleanMs: 45 * MINUTE_MS,
  incidentMs: 11 * MINUTE_MS,
  afterMs: 12 * MINUTE_MS,
};
const OTHER_MODEL_CHANCE = 0.2;
/** Share of the cases of world b in which clients that wait for a response send half of the requests. */
const CLOSED_LOOP_CHANCE = 0.4;

/**
 * Draws cases. Each depends on the seed, the world, its kind and its number only.
 * @param options.perKind cases of each kind of incident
 * @param options.quiet quiet cases, their kinds in turn
 * @param options.kinds limits both to some kinds
 * @param options.lengths default: 45, 11 and 12 minutes
 * @param options.recordEndMs last moment of all cases, epoch ms
 */
export function drawCases(options: {
  readonly seed: number;
  readonly world: World;
  readonly perKind: number;
  readonly quiet: number;
  readonly kinds?: readonly CaseKind[] | undefined;
  readonly recordEndMs: number;
  readonly lengths?: CaseLengths | undefined;
}): DrawnCase[] {
  const { seed, world, perKind, quiet, kinds, recordEndMs, lengths = USUAL_LENGTHS } = options;
  const { cleanMs, incidentMs, afterMs } = lengths;
  const recordMs = recordEndMs - afterMs - incidentMs - cleanMs;
  const times: Times = {
    warmUpMs: recordMs - WARM_UP_MS,
    recordMs,
    startMs: recordMs + cleanMs,
    endMs: recordMs + cleanMs + incidentMs,
    recordEndMs,
  };
  const wanted: { readonly kind: CaseKind; readonly number: number }[] = [
    ...INCIDENT_KINDS.flatMap((kind) => Array.from({ length: perKind }, (_, number) => ({ kind, number }))),
    ...Array.from({ length: quiet }, (_, i) => ({
      kind: QUIET_KINDS[i % QUIET_KINDS.length] ?? 'steady',
      number: Math.floor(i / QUIET_KINDS.length),
    })),
  ];
  return wanted
    .filter(({ kind }) => kinds?.includes(kind) ?? true)
    .map(({ kind, number }, index) => drawCase({ seed, world, kind, number, index, times }));
}

interface Place {
  readonly seed: number;
  readonly world: World;
  readonly kind: CaseKind;
  readonly number: number;
  /** Place in the list of cases, for addresses. */
  readonly index: number;
  readonly times: Times;
}

/** What a rule has drawn, with ranks counted within the model. */
interface Drawn {
  readonly plan: ModelPlan;
  readonly load: number;
  readonly incidents: readonly Incident[];
  readonly isWide: boolean;
  readonly lone: LoneRequest | null;
  readonly addedRank: { readonly rank: number; readonly atMs: number } | null;
}

function drawCase({ seed, world, kind, number, index, times }: Place): DrawnCase {
  const id = `${kind}-${number}`;
  const random = new Random(seed, `case ${world} ${id}`);
  const isQuiet = isQuietKind(kind);
  const names = random.chance(0.5) ? ['model-a', 'model-b'] : ['model-b', 'model-a'];
  const [name = '', otherName = ''] = names;
  const drawn = isQuiet
    ? drawQuiet(random, world, name, kind, times)
    : drawIncident(random, world, name, kind, times);
  const hasOther = random.chance(OTHER_MODEL_CHANCE) || (!isQuiet && INCIDENT_RULES[kind].hasOtherModel);
  const other = hasOther ? drawOther(random, world, otherName) : null;
  const isFirst = random.chance(0.5);
  const models = [
    ...(isFirst ? [drawn.plan] : []),
    ...(other ? [other] : []),
    ...(isFirst ? [] : [drawn.plan]),
  ];
  const offset = isFirst ? 0 : (other?.ranks ?? 0);
  const ranks = models
    .flatMap((plan) =>
      Array.from({ length: plan.ranks }, (_, i) => ({ model: plan.name, engine: String(i) })),
    )
    .map((rank, i) => ({ ...rank, instance: `10.${index >> 8}.${index & 255}.${i + 1}:23333` }));
  const place = Math.floor(random.next() * drawn.plan.ranks);
  const incidents = drawn.incidents.map((incident): Incident => {
    const rank = incident.rank === 'all' && !drawn.isWide ? place : incident.rank;
    return { ...incident, rank: rank === 'all' ? rank : rank + offset, model: drawn.plan.name };
  });
  const { lone, addedRank } = drawn;
  const { factor, share, lagS, handles } = drawn.incidents[0] ?? {};
  const instanceOf = (rank: number): string => ranks[rank + offset]?.instance ?? '';
  return {
    times,
    scenario: { seed: Math.floor(random.next() * 2 ** 31), models, incidents },
    lone,
    scrapedFromMs: new Map(addedRank ? [[instanceOf(addedRank.rank), addedRank.atMs]] : []),
    truth: {
      id,
      kind,
      isQuiet,
      job: id,
      instances: ranks.map(({ instance }) => instance),
      ranks,
      place: drawn.isWide ? null : instanceOf(place),
      model: drawn.plan.name,
      startS: times.startMs / 1000,
      endS: times.endMs / 1000,
      size: isQuiet ? {} : { factor, share, lagS, handles },
      load: drawn.load,
    },
  };
}

function isQuietKind(kind: CaseKind): kind is QuietKind {
  return QUIET_KINDS.some((quiet) => quiet === kind);
}

function drawIncident(random: Random, world: World, name: string, kind: IncidentKind, times: Times): Drawn {
  const rule = INCIDENT_RULES[kind];
  const model = drawModel(random, world, name, rule.needs);
  const { load, faults } = rule.draw(random, model);
  const { startMs, endMs } = times;
  const incidents = faults.map(({ durationS = (endMs - startMs) / 1000, ...fault }) => ({
    ...fault,
    rank: 'all' as const,
    startMs,
    durationS,
  }));
  const isWide = rule.isWide === 'either' ? random.chance(0.5) : rule.isWide;
  // Clients that wait send no burst.
  const isOpen = incidents.some((incident) => incident.kind === 'overload');
  const waits = world === 'b' && !isOpen && random.chance(CLOSED_LOOP_CHANCE);
  const plan = waits ? withLoops(random, loaded(model, load), times) : loaded(model, load);
  return { plan, load, incidents, isWide, lone: null, addedRank: null };
}

function drawQuiet(random: Random, world: World, name: string, kind: QuietKind, times: Times): Drawn {
  const rule = QUIET_RULES[kind];
  const model = drawModel(random, world, name, rule.needs);
  const { load, traffic, incidents = [], lone = null, addedRank = null } = rule.draw(random, model, times);
  const plan = loaded({ ...model, traffic: { ...model.traffic, ...traffic } }, load);
  return { plan, load, incidents, isWide: true, lone, addedRank };
}

function drawOther(random: Random, world: World, name: string): ModelPlan {
  const model = { ...drawModel(random, world, name), ranks: pick(random, [1, 2]) };
  return loaded(model, between(random, 0.15, 0.6));
}

/** A model whose rate is a share of its capacity. */
function loaded(model: ModelPlan, load: number): ModelPlan {
  return { ...model, traffic: { ...model.traffic, ratePerS: load * capacityOf(model) * model.ranks } };
}

/** Half of the requests come from clients that wait for each response. */
function withLoops(random: Random, model: ModelPlan, { warmUpMs, recordEndMs }: Times): ModelPlan {
  const thinkS = between(random, 1, 8);
  const ratePerS = model.traffic.ratePerS / 2;
  const ratePerRank = model.traffic.ratePerS / model.ranks;
  const { prefillS, steps, stepS } = costsOf(model);
  const responseS = prefillS + steps * stepS(runningAt(model, ratePerRank));
  const clients = Math.max(1, Math.round(ratePerS * (thinkS + responseS)));
  const loop: ClosedLoopPlan = { clients, thinkS, startMs: warmUpMs, endMs: recordEndMs + 1000 };
  return { ...model, traffic: { ...model.traffic, ratePerS, closedLoops: [loop] } };
}
