import type { Amounts, IncidentKind as FaultKind } from '../../simulator/incident';
import type { ModelPlan, Traffic } from '../../simulator/model-plan';
import type { Random } from '../../simulator/random';
import { capacityOf, costsOf, runningAt } from './capacity';
import { between, logBetween, pick } from './draw';
import type { ModelNeeds } from './draw-model';
import type { IncidentKind } from './incident-case';

/** One incident of the simulator, without place and time. */
export interface Fault extends Amounts {
  readonly kind: FaultKind;
  /** Default: the whole incident. */
  readonly durationS?: number;
}

export interface DrawnIncident {
  /** Load before the incident, a share of the capacity. */
  readonly load: number;
  readonly faults: readonly Fault[];
}

export interface IncidentRule {
  readonly needs?: ModelNeeds;
  /** Hits all ranks of the model; `either`: or one, by chance. */
  readonly isWide: boolean | 'either';
  readonly hasOtherModel?: true;
  readonly draw: (random: Random, plan: ModelPlan) => DrawnIncident;
}

const LEAST_LOAD = 0.15;
const MOST_LOAD = 0.75;

const anyLoad = (random: Random): number => between(random, LEAST_LOAD, MOST_LOAD);

/** A load that an incident brings near or above the capacity, by this growth. */
const loadBefore = (random: Random, growth: number, low = 0.8, high = 1.6): number =>
  Math.min(MOST_LOAD, Math.max(LEAST_LOAD, between(random, low, high) / growth));

const factorOf = (random: Random, most = 5): number => logBetween(random, 1.6, most);

/** How much more of the capacity each request takes with other traffic. */
const growthWith = (plan: ModelPlan, traffic: Partial<Traffic>): number =>
  capacityOf(plan) / capacityOf({ ...plan, traffic: { ...plan.traffic, ...traffic } });

/** The KV blocks that let this share of the running requests in, as a factor of the plan. */
function kvFactor(plan: ModelPlan, load: number, share: number): number {
  const running = Math.max(2, share * runningAt(plan, Math.min(0.95, load) * capacityOf(plan)));
  return Math.max(1.2, plan.kvBlocks / (running * costsOf(plan).blocks));
}

const slower =
  (kind: FaultKind) =>
  (random: Random): DrawnIncident => ({
    load: anyLoad(random),
    faults: [{ kind, factor: factorOf(random) }],
  });

const failing =
  (kind: FaultKind, least: number, most: number) =>
  (random: Random): DrawnIncident => ({
    load: anyLoad(random),
    faults: [{ kind, share: between(random, least, most) }],
  });

export const INCIDENT_RULES: Readonly<Record<IncidentKind, IncidentRule>> = {
  burst: {
    isWide: true,
    draw: (random) => {
      const factor = factorOf(random);
      return { load: loadBefore(random, factor), faults: [{ kind: 'overload', factor }] };
    },
  },
  clock: {
    isWide: false,
    draw: (random) => {
      const lagS = logBetween(random, 0.02, 0.4) * pick(random, [-1, 1]);
      return { load: anyLoad(random), faults: [{ kind: 'clock-skew', lagS }] };
    },
  },
  decode: { isWide: false, draw: slower('decode-slow') },
  error: { isWide: 'either', draw: failing('errors', 0.1, 0.4) },
  handles: {
    isWide: false,
    draw: (random, { maxBatchSize }) => ({
      load: anyLoad(random),
      faults: [{ kind: 'held-handles', handles: Math.ceil(maxBatchSize * between(random, 0.25, 0.9)) }],
    }),
  },
  hangup: { isWide: 'either', draw: failing('hang-ups', 0.1, 0.4) },
  hit: {
    needs: { needsHits: true },
    isWide: true,
    draw: (random, plan) => {
      const factor = logBetween(random, 4, 30);
      const growth = growthWith(plan, { prefixHitChance: plan.traffic.prefixHitChance / factor });
      return { load: loadBefore(random, growth, 0.8, 1.2), faults: [{ kind: 'cache-miss', factor }] };
    },
  },
  hot: {
    needs: { leastRanks: 2 },
    isWide: false,
    draw: (random, { ranks }) => {
      const factor = factorOf(random, 0.93 * ranks);
      return { load: loadBefore(random, factor, 0.6, 1.3), faults: [{ kind: 'hot', factor }] };
    },
  },
  idle: {
    needs: { leastRanks: 2 },
    isWide: false,
    draw: (random, { ranks }) => ({
      // The others can serve what the rank does not get.
      load: Math.min(anyLoad(random), (0.85 * (ranks - 1)) / ranks),
      faults: [{ kind: 'no-traffic' }],
    }),
  },
  kv: {
    isWide: false,
    draw: (random, plan) => {
      const load = between(random, 0.3, MOST_LOAD);
      return {
        load,
        faults: [{ kind: 'kv-small', factor: kvFactor(plan, load, between(random, 0.5, 1.05)) }],
      };
    },
  },
  'kv+load': {
    isWide: true,
    draw: (random, plan) => {
      const factor = between(random, 1.6, 2.5);
      const load = loadBefore(random, factor, 0.5, 0.9);
      const small = kvFactor(plan, load * factor, between(random, 0.5, 1));
      return {
        load,
        faults: [
          { kind: 'overload', factor },
          { kind: 'kv-small', factor: small },
        ],
      };
    },
  },
  lag: {
    isWide: false,
    draw: (random) => ({
      load: anyLoad(random),
      faults: [
        { kind: 'api-lag', lagS: logBetween(random, 0.015, 0.15) },
        // The process has too much to do itself, or gets no CPU.
        ...(random.chance(0.5) ? [{ kind: 'api-busy' } as const] : []),
      ],
    }),
  },
  leak: {
    isWide: 'either',
    draw: (random) => ({
      load: anyLoad(random),
      faults: [{ kind: 'leak', share: between(random, 0.1, 0.6) }],
    }),
  },
  onemodel: { isWide: true, hasOtherModel: true, draw: slower('slow') },
  outputs: {
    isWide: true,
    draw: (random, plan) => {
      const factor = factorOf(random, 4);
      const { medianTokens, sigma } = plan.traffic.output;
      const growth = growthWith(plan, { output: { medianTokens: medianTokens * factor, sigma } });
      return { load: loadBefore(random, growth, 0.7, 1.4), faults: [{ kind: 'long-outputs', factor }] };
    },
  },
  prefill: { isWide: false, draw: slower('prefill-slow') },
  prompts: {
    isWide: true,
    draw: (random, plan) => {
      const factor = factorOf(random);
      const { medianTokens, sigma } = plan.traffic.prompt;
      const growth = growthWith(plan, { prompt: { medianTokens: medianTokens * factor, sigma } });
      return { load: loadBefore(random, growth, 0.7, 1.4), faults: [{ kind: 'long-prompts', factor }] };
    },
  },
  reject: { isWide: 'either', draw: failing('rejects', 0.1, 0.6) },
  restart: {
    isWide: false,
    draw: (random) => ({
      load: anyLoad(random),
      faults: [{ kind: 'restart', durationS: between(random, 20, 100) }],
    }),
  },
  scrape: { isWide: false, draw: failing('lost-scrapes', 0.3, 0.95) },
  slow: { isWide: false, draw: slower('slow') },
  spec: {
    needs: { needsDrafts: true },
    isWide: 'either',
    draw: (random) => ({
      load: anyLoad(random),
      faults: [{ kind: 'accept-less', factor: factorOf(random, 4) }],
    }),
  },
  stall: { isWide: false, draw: (random) => ({ load: anyLoad(random), faults: [{ kind: 'stall' }] }) },
};
