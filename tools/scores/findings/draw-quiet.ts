import type { Incident } from '../../simulator/incident';
import type { ModelPlan, Traffic } from '../../simulator/model-plan';
import type { Random } from '../../simulator/random';
import { capacityOf, runningAt } from './capacity';
import { between, logBetween } from './draw';
import type { ModelNeeds } from './draw-model';
import type { QuietKind } from './incident-case';

/** When a recorded stretch begins and ends, and when something changes in it, epoch ms. */
export interface Times {
  /** Start of the simulation, before the first recorded sample. */
  readonly warmUpMs: number;
  readonly recordMs: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly recordEndMs: number;
}

/** One request that is sent at a given time. */
export interface LoneRequest {
  readonly atMs: number;
  readonly promptTokens: number;
  readonly outputTokens: number;
}

export interface DrawnQuiet {
  readonly load: number;
  readonly traffic?: Partial<Traffic>;
  /** Of ranks counted within the model. */
  readonly incidents?: readonly (Omit<Incident, 'rank'> & { readonly rank: number | 'all' })[];
  readonly lone?: LoneRequest;
  /** A rank, counted within the model, that nobody scrapes before this time. */
  readonly addedRank?: { readonly rank: number; readonly atMs: number };
}

export interface QuietRule {
  readonly needs?: ModelNeeds;
  readonly draw: (random: Random, plan: ModelPlan, times: Times) => DrawnQuiet;
}

const lasting = (fromMs: number, untilMs: number) => ({
  startMs: fromMs,
  durationS: (untilMs - fromMs) / 1000,
});

export const QUIET_RULES: Readonly<Record<QuietKind, QuietRule>> = {
  steady: {
    draw: (random) => ({ load: between(random, 0.15, 0.75), traffic: { burstiness: 0.02 } }),
  },
  bursty: {
    draw: (random) => ({
      load: between(random, 0.15, 0.3),
      traffic: { burstiness: between(random, 0.3, 0.5) },
    }),
  },
  day: {
    draw: (random, _plan, { recordEndMs }) => ({
      load: between(random, 0.3, 0.9),
      traffic: {
        daySwing: between(random, 0.5, 0.9),
        // The rate rises or falls fastest six hours from the peak.
        peakMs: recordEndMs + between(random, 4, 8) * 3_600_000 * (random.chance(0.5) ? 1 : -1),
      },
    }),
  },
  'night-batch': {
    draw: (random, plan, { startMs, recordEndMs }) => {
      const load = between(random, 0.2, 0.35);
      const running = runningAt(plan, load * capacityOf(plan));
      const room = Math.min(0.6 * plan.maxBatchSize - running, between(random, 0.4, 0.9) * running);
      const clients = Math.max(1, Math.round(room * plan.ranks));
      return { load, traffic: { closedLoops: [{ clients, thinkS: 1, startMs, endMs: recordEndMs }] } };
    },
  },
  'long-request': {
    draw: (random, _plan, { startMs }) => {
      const promptTokens = Math.round(logBetween(random, 4_000, 16_000));
      const outputTokens = Math.round(logBetween(random, 3_000, 12_000));
      return { load: between(random, 0.15, 0.5), lone: { atMs: startMs, promptTokens, outputTokens } };
    },
  },
  'rank-added': {
    needs: { leastRanks: 2 },
    draw: (random, { ranks }, { warmUpMs, startMs }) => {
      const rank = ranks - 1;
      return {
        load: Math.min(between(random, 0.15, 0.6), (0.75 * (ranks - 1)) / ranks),
        incidents: [{ kind: 'restart', rank, ...lasting(warmUpMs, startMs) }],
        addedRank: { rank, atMs: startMs },
      };
    },
  },
  'planned-restart': {
    draw: (random, { ranks }, { warmUpMs, startMs, recordEndMs }) => {
      const rank = Math.floor(random.next() * ranks);
      // A spare rank; the only rank of a model has no requests at all.
      const kind = ranks > 1 ? 'no-traffic' : 'idle';
      return {
        load: Math.min(between(random, 0.15, 0.6), ranks > 1 ? (0.75 * (ranks - 1)) / ranks : 1),
        incidents: [
          { kind, rank, ...lasting(warmUpMs, recordEndMs + 1000) },
          { kind: 'restart', rank, startMs, durationS: between(random, 20, 100) },
        ],
      };
    },
  },
  'wandering-lengths': {
    draw: (random, _plan, { recordMs, recordEndMs }) => {
      const pieceMs = 240_000;
      const incidents: Incident[] = [];
      for (const kind of ['long-outputs', 'long-prompts'] as const) {
        let log = 0;
        for (let fromMs = recordMs; fromMs < recordEndMs; fromMs += pieceMs) {
          log = 0.85 * log + 0.09 * random.normal();
          const factor = Math.exp(Math.max(-0.22, Math.min(0.22, log)));
          incidents.push({ kind, rank: 'all', factor, ...lasting(fromMs, fromMs + pieceMs) });
        }
      }
      return { load: between(random, 0.15, 0.55), incidents };
    },
  },
};
