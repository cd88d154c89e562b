import { type Random } from './random';
import { type Call, newCall } from './call';
import { type ModelPlan } from './model-plan';

/** One prompt in a rank. Times are epoch ms, and 0 until they are known. */
export interface Request {
  readonly promptTokens: number;
  /** Number of tokens after which it ends, because the response is complete or the client disconnects. */
  outputTokens: number;
  isCancelled: boolean;
  /** Share of the prompt that is in a warm prefix cache. */
  readonly knownPrefix: number;
  readonly call: Call;
  /** Time at which it reached the server; LMDeploy does not record it. */
  readonly arrivedMs: number;
  /** Time at which it got a handle, which LMDeploy calls the arrival. */
  grantedMs: number;
  scheduledMs: number;
  firstTokenMs: number;
  cachedTokens: number;
  /** Updated only with speculative decoding, where requests advance at different speeds. */
  generatedTokens: number;
}

/**
 * Draws a call that arrives now.
 * @param random draws the first prompt
 * @param behaviour draws the behaviour of clients that only some plans have; its draws have no effect with the defaults
 * @param client index of a client of a closed loop, or null
 * @returns its prompts, one or more
 */
export function drawCall(
  plan: ModelPlan,
  random: Random,
  behaviour: Random,
  nowMs: number,
  client: number | null = null,
): Request[] {
  const { hangUpChance, patienceS, streamingChance, severalChance, promptsPerCall } = plan.traffic;
  const first = drawPrompt(plan, random);
  const call = newCall({
    hangUpMs: random.chance(hangUpChance) ? nowMs + random.exponential(patienceS * 1000) : Infinity,
    isStreaming: behaviour.chance(streamingChance),
    client,
    openPrompts: behaviour.chance(severalChance) ? promptsPerCall : 1,
  });
  const others = Array.from({ length: call.openPrompts - 1 }, () => drawPrompt(plan, behaviour));
  return [first, ...others].map((prompt) => newRequest(prompt, call, nowMs));
}

/** A request that arrives now, with nothing done yet. */
export function newRequest(
  prompt: Pick<Request, 'promptTokens' | 'outputTokens' | 'isCancelled' | 'knownPrefix'>,
  call: Call,
  nowMs: number,
): Request {
  // Without a spread, because there are millions of them.
  return {
    promptTokens: prompt.promptTokens,
    outputTokens: prompt.outputTokens,
    isCancelled: prompt.isCancelled,
    knownPrefix: prompt.knownPrefix,
    call,
    arrivedMs: nowMs,
    grantedMs: 0,
    scheduledMs: 0,
    firstTokenMs: 0,
    cachedTokens: 0,
    generatedTokens: 0,
  };
}

function drawPrompt({ traffic, sessionLen }: ModelPlan, random: Random) {
  const length = ({ medianTokens, sigma }: { medianTokens: number; sigma: number }, most: number) =>
    Math.min(most, Math.max(1, Math.round(random.logNormal(medianTokens, sigma))));
  const { prompt, output, longPromptChance, longPromptFactor } = traffic;
  const isLong = longPromptChance > 0 && random.chance(longPromptChance);
  const promptMedian = prompt.medianTokens * (isLong ? longPromptFactor : 1);
  const promptTokens = length({ ...prompt, medianTokens: promptMedian }, sessionLen - 16);
  const responseTokens = length(output, sessionLen - promptTokens);
  const isCancelled = random.chance(traffic.cancelChance);
  return {
    promptTokens,
    outputTokens: isCancelled ? Math.ceil(responseTokens * random.next()) || 1 : responseTokens,
    isCancelled,
    knownPrefix: random.chance(traffic.prefixHitChance) ? 0.2 + 0.78 * random.next() : 0,
  };
}
