import { modelPlan, specDecode, type ModelPlan } from '../../simulator/model-plan';
import type { Random } from '../../simulator/random';
import { capacityOf, costsOf } from './capacity';
import { between, logBetween, pick } from './draw';
import type { World } from './incident-case';

/** What a kind of case needs of the model that it hits. */
export interface ModelNeeds {
  readonly leastRanks?: number;
  readonly needsDrafts?: boolean;
  /** Prompts long enough, and known often enough, for the prefix cache to matter. */
  readonly needsHits?: boolean;
}

/** Requests per second that a rank can serve: more make a case slow to simulate, fewer tell too little in a minute. */
const LEAST_CAPACITY = 0.4;
const MOST_CAPACITY = 8;

/** A model of believable size and speed; its rate is set later, because a load is a share of its capacity. */
export function drawModel(random: Random, world: World, name: string, needs: ModelNeeds = {}): ModelPlan {
  for (;;) {
    const plan = drawPlan(random, world, name, needs);
    const capacity = capacityOf(plan);
    if (capacity >= LEAST_CAPACITY && capacity <= MOST_CAPACITY) return plan;
  }
}

function drawPlan(random: Random, world: World, name: string, needs: ModelNeeds): ModelPlan {
  const { leastRanks = 1, needsDrafts = false, needsHits = false } = needs;
  const isB = world === 'b';
  const decodeBaseMs = logBetween(random, 14, 45);
  const maxBatchSize = pick(random, [16, 24, 32, 48, 64, 96, 128]);
  const draft = modelPlan({
    name,
    ranks: Math.max(leastRanks, pick(random, [1, 2, 2, 3, 4])),
    routing: pick(random, ['random', 'round-robin', 'least-loaded'] as const),
    maxBatchSize,
    specDecode: needsDrafts || random.chance(0.2) ? specDecode(pick(random, [2, 3, 4])) : null,
    speed: {
      prefillBaseMs: between(random, 10, 30),
      prefillTokensPerS: logBetween(random, 6_000, 30_000),
      decodeBaseMs,
      decodePerRequestMs: decodeBaseMs * logBetween(random, 0.003, 0.015),
      decodePerKiloTokenMs: decodeBaseMs * between(random, 0, 0.003),
      noise: between(random, 0.04, 0.1) * (isB ? 2 : 1),
      padsBatches: isB,
      prefillIntervalSteps: pick(random, [2, 4, 8, 16]),
    },
    traffic: {
      burstiness: between(random, 0.03, 0.15),
      prompt: {
        medianTokens: needsHits ? logBetween(random, 700, 2_000) : logBetween(random, 150, 1_500),
        sigma: between(random, 0.4, 0.9),
      },
      output: { medianTokens: logBetween(random, 60, 350), sigma: between(random, 0.4, 0.8) },
      longPromptChance: isB ? 0.2 : 0,
      prefixHitChance: needsHits ? between(random, 0.6, 0.9) : between(random, 0.1, 0.8),
      cancelChance: between(random, 0, 0.015),
      hangUpChance: between(random, 0.02, 0.5),
      patienceS: between(random, 20, 90),
    },
  });
  const kvBlocks = Math.ceil(costsOf(draft).blocks * maxBatchSize * between(random, 1.3, 3));
  // Three of four caches keep all blocks, so that their usage is always high.
  const keptShare = random.chance(0.75) ? 1 : between(random, 0.2, 0.6);
  return { ...draft, kvBlocks, reusableBlocks: Math.floor(kvBlocks * keptShare) };
}
