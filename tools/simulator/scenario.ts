import { type Incident } from './incident';
import { modelPlan, type ModelPlan, specDecode, type Traffic } from './model-plan';

export interface Scenario {
  readonly seed: number;
  readonly models: readonly ModelPlan[];
  readonly incidents: readonly Incident[];
}

/** Even traffic without a day curve and without incidents unless given, for tests and for `npm run simulator`. */
export function steadyScenario(options: {
  readonly seed?: number;
  /** Any strings, as `--model-name` allows. */
  readonly models?: readonly string[];
  /** Of each model. */
  readonly ranks?: number;
  /** Of each model. */
  readonly ratePerS?: number;
  /** Draft tokens K; 0 = no speculative decoding. */
  readonly specTokens?: number;
  readonly incidents?: readonly Incident[];
  readonly plan?: Partial<Omit<ModelPlan, 'name' | 'ranks' | 'traffic' | 'specDecode'>>;
  readonly traffic?: Partial<Traffic>;
}): Scenario {
  const { seed = 1, models = ['internlm3-8b-instruct'], ranks = 1, ratePerS = 2, specTokens = 0 } = options;
  return {
    seed,
    models: models.map((name) =>
      modelPlan({
        ...options.plan,
        name,
        ranks,
        traffic: { ...options.traffic, ratePerS },
        specDecode: specTokens > 0 ? specDecode(specTokens) : null,
      }),
    ),
    incidents: options.incidents ?? [],
  };
}

const minuteMs = 60_000;

/**
 * The day of the demo: a model on two ranks, and a smaller one with speculative decoding. About two hours before the end the first model
 * gets more requests than it can serve, for twenty minutes; then its rank 1 restarts, and stays slow for a while.
 */
export function demoScenario(endOfHistoryMs: number): Scenario {
  const overloadMs = endOfHistoryMs - 140 * minuteMs;
  const restartMs = overloadMs + 20 * minuteMs + 20_000;
  const restartS = 90;
  const peakMs = endOfHistoryMs - 90 * minuteMs;
  return {
    seed: 20_260_821,
    models: [
      modelPlan({
        name: 'internlm3-8b-instruct',
        ranks: 2,
        traffic: {
          ratePerS: 6,
          daySwing: 0.7,
          peakMs,
          burstiness: 0.16,
          prompt: { medianTokens: 480, sigma: 0.8 },
          output: { medianTokens: 200, sigma: 0.55 },
          cancelChance: 0.004,
        },
        speed: { prefillTokensPerS: 40_000 },
      }),
      modelPlan({
        name: 'Qwen/Qwen2.5-7B-Instruct',
        kvBlocks: 1_600,
        reusableBlocks: 500,
        specDecode: { acceptedUpTo: [0.8, 0.58, 0.37] },
        traffic: {
          ratePerS: 1.1,
          daySwing: 0.5,
          peakMs: peakMs - 60 * minuteMs,
          burstiness: 0.3,
          prompt: { medianTokens: 900, sigma: 0.9 },
          output: { medianTokens: 260, sigma: 0.7 },
          prefixHitChance: 0.35,
          cancelChance: 0.004,
        },
        speed: { prefillTokensPerS: 40_000 },
      }),
    ],
    incidents: [
      { kind: 'overload', rank: 0, startMs: overloadMs, durationS: 20 * 60, factor: 3.35 },
      { kind: 'restart', rank: 1, startMs: restartMs, durationS: restartS, factor: 1 },
      { kind: 'slow', rank: 1, startMs: restartMs + restartS * 1000, durationS: 20 * 60, factor: 1.5 },
    ],
  };
}
