import { type Random } from './random';
import { type ModelPlan } from './model-plan';

/** One question of a client on its way through a rank. Times are 0 until they are known. */
export interface Request {
  readonly promptTokens: number;
  /** Tokens after which it ends: the length of the answer, or where the client hangs up. */
  readonly outputTokens: number;
  readonly isCancelled: boolean;
  /** Share of the prompt that a warm prefix cache knows. */
  readonly knownPrefix: number;
  /** When the client hangs up if it has no handle yet; Infinity for a patient one. */
  readonly hangUpMs: number;
  /** When it reached the server, which LMDeploy notes nowhere. */
  readonly arrivedMs: number;
  /** Handle granted: what LMDeploy calls the arrival. */
  grantedMs: number;
  scheduledMs: number;
  firstTokenMs: number;
  cachedTokens: number;
  /** Kept up to date only with speculative decoding, where requests differ in their pace. */
  generatedTokens: number;
}

/** Draws a request that arrives now. */
export function drawRequest(plan: ModelPlan, random: Random, nowMs: number): Request {
  const { traffic, sessionLen } = plan;
  const length = ({ medianTokens, sigma }: { medianTokens: number; sigma: number }, most: number) =>
    Math.min(most, Math.max(1, Math.round(random.logNormal(medianTokens, sigma))));
  const promptTokens = length(traffic.prompt, sessionLen - 16);
  const answerTokens = length(traffic.output, sessionLen - promptTokens);
  const isCancelled = random.chance(traffic.cancelChance);
  return {
    promptTokens,
    outputTokens: isCancelled ? Math.ceil(answerTokens * random.next()) || 1 : answerTokens,
    isCancelled,
    knownPrefix: random.chance(traffic.prefixHitChance) ? 0.2 + 0.78 * random.next() : 0,
    hangUpMs: random.chance(traffic.hangUpChance)
      ? nowMs + random.exponential(traffic.patienceS * 1000)
      : Infinity,
    arrivedMs: nowMs,
    grantedMs: 0,
    scheduledMs: 0,
    firstTokenMs: 0,
    cachedTokens: 0,
    generatedTokens: 0,
  };
}
