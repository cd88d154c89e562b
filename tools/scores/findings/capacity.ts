import type { Lengths, ModelPlan } from '../../simulator/model-plan';

/** What the mean request costs one rank of a model; estimates from the plan, without noise. */
export interface Costs {
  /** KV blocks that one request needs in the end. */
  readonly blocks: number;
  /** Seconds in which the engine only prefills for one request. */
  readonly prefillS: number;
  /** Decode steps of one request. */
  readonly steps: number;
  /** Seconds of a decode step with this many requests. */
  readonly stepS: (running: number) => number;
}

/** A prefix that is known covers this much of a prompt on average. */
const KNOWN_SHARE = 0.55;

const meanOf = ({ medianTokens, sigma }: Lengths): number => medianTokens * Math.exp(sigma ** 2 / 2);

export function costsOf(plan: ModelPlan): Costs {
  const { speed, traffic, blockTokens, specDecode } = plan;
  const { longPromptChance, longPromptFactor, prefixHitChance } = traffic;
  const prompt = meanOf(traffic.prompt) * (1 + longPromptChance * (longPromptFactor - 1));
  const output = meanOf(traffic.output);
  const computed = prompt * (1 - KNOWN_SHARE * prefixHitChance);
  const tokensPerStep = 1 + (specDecode?.acceptedUpTo.reduce((sum, chance) => sum + chance, 0) ?? 0);
  return {
    blocks: Math.ceil((computed + output) / blockTokens),
    prefillS: (0.8 * speed.prefillBaseMs + (computed / speed.prefillTokensPerS) * 1000) / 1000,
    steps: output / tokensPerStep,
    stepS: (running) => {
      const kiloTokens = (running * (computed + output / 2)) / 1000;
      const size = speed.padsBatches ? 2 ** Math.ceil(Math.log2(Math.max(1, running))) : running;
      return (
        (speed.decodeBaseMs + size * speed.decodePerRequestMs + kiloTokens * speed.decodePerKiloTokenMs) /
        1000
      );
    },
  };
}

/** Prompts come at random, so that an engine that only prefills has a queue long before it is always busy. */
const PREFILL_RESERVE = 1.3;

/** Requests per second that one rank can serve without a lasting queue; a small batch needs more room for chance. */
export function capacityOf(plan: ModelPlan): number {
  const { blocks, prefillS, steps, stepS } = costsOf(plan);
  const batch = Math.max(1, Math.min(plan.maxBatchSize, Math.floor(plan.kvBlocks / blocks)));
  const usable = Math.max(0.5 * batch, batch - 2 * Math.sqrt(batch));
  return 1 / (PREFILL_RESERVE * prefillS + (steps * stepS(batch)) / usable);
}

/** Requests in the batch of a rank, on average, at a rate below its capacity. */
export function runningAt(plan: ModelPlan, ratePerS: number): number {
  const { prefillS, steps, stepS } = costsOf(plan);
  const decodeShare = Math.max(0.05, 1 - ratePerS * prefillS);
  let running = 1;
  for (let round = 0; round < 60; round++) {
    const next = ratePerS * (prefillS + (steps * stepS(running)) / decodeShare);
    running = Math.min(plan.maxBatchSize, 0.5 * running + 0.5 * next);
  }
  return running;
}
