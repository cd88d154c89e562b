import type { Slo } from '../../../src/lib/reading';
import type { Incident } from '../../simulator/incident';
import type { ModelPlan } from '../../simulator/model-plan';
import { Random } from '../../simulator/random';
import type { Scenario } from '../../simulator/scenario';
import { capacityOf } from '../findings/capacity';
import { between, pick } from '../findings/draw';
import { drawModel } from '../findings/draw-model';

/** What is particular about a simulated system. */
export const SYSTEM_KINDS = [
  'plain',
  'small-batch',
  'long-outputs',
  'ranks',
  'slow-rank',
  'two-models',
  'leak',
  'small-cache',
  'restart',
  'tight-itl',
] as const;
export type SystemKind = (typeof SYSTEM_KINDS)[number];

export interface SimulatedSystem {
  readonly id: string;
  readonly kind: SystemKind;
  readonly scenario: Scenario;
  /** The model whose capacity is asked for; the first of the scenario. */
  readonly plan: ModelPlan;
  /** As it is at the end: a restart may have changed it. */
  readonly planNow: ModelPlan;
  /** What is wrong all the time, also when the capacity is measured. */
  readonly lasting: readonly Incident[];
  readonly minutes: number;
}

export const START_MS = Date.parse('2026-08-24T00:00:00Z');

/** Three days of four hours each: enough for peaks, short enough to simulate. */
const DAY_MINUTES = 240;
const DAYS = 3;
const SEGMENT_MINUTES = 20;

/** Half of the longest batch limit: the handles run out first. */
const KINDS_OF_BATCH = [8, 12, 16, 24] as const;

export function drawSystem(seed: number, index: number): SimulatedSystem {
  const kind = SYSTEM_KINDS[index % SYSTEM_KINDS.length] ?? 'plain';
  const id = `${kind}-${Math.floor(index / SYSTEM_KINDS.length)}`;
  const random = new Random(seed, `capacity ${id}`);
  const world = random.chance(0.5) ? 'a' : 'b';
  const drawn = drawModel(random, world, 'model-a', kind === 'ranks' ? { leastRanks: 3 } : {});
  const plan = changed(drawn, kind, random);
  const minutes = DAYS * DAY_MINUTES;
  const endMs = START_MS + minutes * 60_000;
  const capacity = capacityOf(plan) * plan.ranks;
  // From far below the limit to somewhat above it.
  const peak = between(random, 0.3, 1.25);
  const valley = between(random, 0.15, 0.5) * peak;
  const shape: Incident[] = [];
  for (let minute = 0; minute < minutes; minute += SEGMENT_MINUTES) {
    const phase = (1 - Math.cos((2 * Math.PI * (minute + 10)) / DAY_MINUTES)) / 2;
    const factor = (valley + (peak - valley) * phase) * random.logNormal(1, 0.05);
    shape.push({
      kind: 'overload',
      rank: 'all',
      model: plan.name,
      startMs: START_MS + minute * 60_000,
      durationS: SEGMENT_MINUTES * 60,
      factor,
    });
  }
  const lasting: Incident[] = [];
  const span = { startMs: START_MS - 3_600_000, durationS: 1e7 };
  if (kind === 'slow-rank')
    lasting.push({ kind: 'slow', rank: 0, ...span, factor: between(random, 1.3, 1.9) });
  if (kind === 'leak')
    lasting.push({ kind: 'leak', rank: 'all', model: plan.name, ...span, share: between(random, 0.01, 0.2) });
  const passing: Incident[] = [];
  if (kind === 'long-outputs') {
    const fromMinute = Math.floor(between(random, 0.1, 0.5) * minutes);
    passing.push({
      kind: 'long-outputs',
      rank: 'all',
      model: plan.name,
      startMs: START_MS + fromMinute * 60_000,
      durationS: 60 * pick(random, [60, 120, 180]),
      factor: pick(random, [0.35, 0.5, 2, 3]),
    });
  }
  if (kind === 'restart') {
    const atMs = START_MS + Math.floor(between(random, 0.3, 0.45) * minutes) * 60_000;
    passing.push({ kind: 'restart', rank: 'all', model: plan.name, startMs: atMs, durationS: 90 });
  }
  const others: ModelPlan[] = [];
  if (kind === 'two-models') {
    const other = { ...drawModel(random, world, 'model-b'), ranks: 1 };
    others.push({
      ...other,
      traffic: { ...other.traffic, ratePerS: between(random, 0.2, 0.7) * capacityOf(other) },
    });
  }
  const loaded = { ...plan, traffic: { ...plan.traffic, ratePerS: capacity } };
  return {
    id,
    kind,
    scenario: {
      seed: Math.floor(random.next() * 2 ** 31),
      models: [loaded, ...others],
      incidents: [...shape, ...lasting, ...passing].filter(({ startMs }) => startMs < endMs),
    },
    plan: loaded,
    planNow: { ...loaded, maxBatchSize: plan.maxBatchSizeAfterRestart ?? plan.maxBatchSize },
    lasting,
    minutes,
  };
}

function changed(plan: ModelPlan, kind: SystemKind, random: Random): ModelPlan {
  switch (kind) {
    case 'small-batch':
      return { ...plan, maxBatchSize: pick(random, KINDS_OF_BATCH) };
    case 'slow-rank':
      return { ...plan, ranks: Math.max(2, plan.ranks) };
    case 'small-cache':
      return { ...plan, kvBlocks: Math.max(64, Math.ceil(plan.kvBlocks / between(random, 2, 4))) };
    case 'restart': {
      const factor = pick(random, [0.5, 2, 3]);
      return { ...plan, maxBatchSizeAfterRestart: Math.max(4, Math.round(plan.maxBatchSize * factor)) };
    }
    default:
      return plan;
  }
}

/** The objectives of a system: what it meets at a third of its load, with room; ITL with little room for `tight-itl`. */
export function drawGoals(
  { kind }: SimulatedSystem,
  atLowLoad: { readonly ttftS: number; readonly itlS: number },
): Slo {
  const above = (bounds: readonly number[], least: number): number =>
    bounds.find((bound) => bound >= least) ?? bounds.at(-1) ?? least;
  return {
    ttftSeconds: above([0.5, 1, 2.5, 5, 10], 1.5 * atLowLoad.ttftS),
    itlSeconds: above(
      [0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1, 2.5],
      (kind === 'tight-itl' ? 1.15 : 1.6) * atLowLoad.itlS,
    ),
    e2eSeconds: 30,
    objective: 0.99,
  };
}
