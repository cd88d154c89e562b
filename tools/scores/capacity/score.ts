import { capacityOf, nearestLimit } from '../../../src/findings/capacity/capacity-report';
import type { Limit } from '../../../src/findings/capacity/limit';
import { summedMinutes } from '../../../src/findings/capacity/minutes';
import { rankMinutes } from '../../../src/findings/capacity/rank-minutes';
import { heldWindows } from '../../../src/findings/capacity/windows';
import type { Slo } from '../../../src/lib/reading';
import { Fleet } from '../../simulator/fleet';
import { drawGoals, drawSystem, START_MS, type SimulatedSystem, type SystemKind } from './draw-systems';
import { latenciesOf, simulatedSamples } from './simulated-samples';
import { trueLimit } from './true-limit';

/** What the page makes of a system, against the limit that it has. */
export interface CapacityScore {
  readonly id: string;
  readonly kind: SystemKind;
  /** The highest load held for five minutes, goals met or not, as a share of the true limit. */
  readonly top: number;
  /** What the page says. */
  readonly says: Limit['kind'];
  /** The figure of the page that is nearest to the limit (`nearestLimit`), as a share of the true limit; null where there is none. */
  readonly estimate: number | null;
  /** From where to where the page estimates a limit that was not reached, as shares of the true one; null where it does not. */
  readonly beyond: { readonly low: number; readonly high: number } | null;
  /** The lower bound as a share of the true limit; null where the limit was reached. */
  readonly bound: number | null;
}

/** How near its limit a system must have come for its estimate to count. */
const NEAR = 0.8;
/** How far from the truth an estimate may be. */
const CLOSE = 0.15;

export const cameNear = ({ top }: CapacityScore): boolean => top >= NEAR;

export const isClose = ({ estimate }: CapacityScore): boolean =>
  estimate !== null && Math.abs(estimate - 1) <= CLOSE;

/** True where an estimated limit holds the true one within its error. */
export const holdsTruth = ({ beyond }: CapacityScore): boolean =>
  beyond !== null && beyond.low <= 1 && 1 <= beyond.high;

export const isBoundWrong = ({ bound }: CapacityScore): boolean => bound !== null && bound > 1;

/**
 * Simulates a system, measures its limit and estimates it from its history.
 * @returns null for a system that misses its goals at any load
 */
export function scoreSystem(seed: number, index: number): CapacityScore | null {
  const system = drawSystem(seed, index);
  const slo = goalsOf(system);
  const truth = trueLimit(system, slo);
  if (truth === null) return null;
  const { id, kind, plan, scenario, minutes } = system;
  const fleet = new Fleet(scenario, START_MS - WARM_UP_MS);
  fleet.advanceTo(START_MS);
  const { grid, ranks, models } = simulatedSamples(fleet, minutes, slo.objective);
  const own = ranks.slice(0, plan.ranks).map((samples) => rankMinutes(grid, samples, slo));
  const [first] = own;
  if (!first) throw new Error(`${id} has no ranks.`);
  const all = summedMinutes(first.endsS, grid.stepS, own, latenciesOf(models, plan.name));
  const capacity = capacityOf(all, slo, false);
  const { limit, estimate } = capacity;
  const nearest = nearestLimit(capacity);
  const top = heldWindows(all, slo).reduce((most, { load }) => Math.max(most, load), 0);
  return {
    id,
    kind,
    top: top / truth.load,
    says: limit.kind,
    estimate: nearest === null ? null : nearest / truth.load,
    beyond: estimate && { low: estimate.low / truth.load, high: estimate.high / truth.load },
    bound: limit.kind === 'at-least' ? limit.load / truth.load : null,
  };
}

const WARM_UP_MS = 600_000;
const LOW_LOAD = 0.3;

/** Goals for what a system does at a third of its load. */
function goalsOf(system: SimulatedSystem): Slo {
  const { plan, planNow, lasting, scenario } = system;
  const ratePerS = LOW_LOAD * plan.traffic.ratePerS;
  const model = { ...planNow, maxBatchSizeAfterRestart: null, traffic: { ...planNow.traffic, ratePerS } };
  const fleet = new Fleet({ seed: scenario.seed + 2, models: [model], incidents: lasting }, START_MS);
  fleet.advanceTo(START_MS + WARM_UP_MS);
  const { ttftS, itlS } = latenciesOf(simulatedSamples(fleet, 20, 0.99).models, plan.name);
  return drawGoals(system, { ttftS: highOf(ttftS), itlS: highOf(itlS) });
}

/** What four of five minutes do not exceed. */
function highOf(values: Float64Array): number {
  const sorted = values.filter((value) => value > 0).sort();
  return sorted[Math.floor(sorted.length * 0.8)] ?? 0.1;
}
