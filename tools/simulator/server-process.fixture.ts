import { newCall } from './call';
import { Mishaps } from './mishaps';
import { modelPlan } from './model-plan';
import { Random } from './random';
import { type Request } from './request';
import { ServerProcess } from './server-process';
import { noRankSpans, type RankSpans } from './span';

/** A plan without randomness: steps of exactly 20 ms and prefills of 100 ms. */
export const speed = {
  prefillBaseMs: 100,
  prefillTokensPerS: Infinity,
  decodeBaseMs: 20,
  decodePerRequestMs: 0,
  padsBatches: false,
  decodePerKiloTokenMs: 0,
  noise: 0,
  prefillIntervalSteps: 2,
};

export function newProcess(
  plan: Partial<Parameters<typeof modelPlan>[0]> = {},
  spans: Partial<RankSpans> = {},
  startMs = 0,
) {
  const freeAtMs: number[] = [];
  const all = { ...noRankSpans(), ...spans };
  const process = new ServerProcess(
    modelPlan({ name: 'm', speed, reusableBlocks: 0, ...plan }),
    startMs,
    new Random(1, 'test'),
    { spans: all, mishaps: new Mishaps(all, new Random(1, 'incidents')) },
    { random: new Random(1, 'clients'), onFree: (_, nowMs) => freeAtMs.push(nowMs) },
  );
  const runTo = (ms: number) => {
    while (process.nextEventMs <= ms) process.runEvent();
  };
  return { process, metrics: process.metrics, runTo, freeAtMs };
}

export function request(values: Partial<Request> = {}): Request {
  return {
    promptTokens: 1000,
    outputTokens: 11,
    isCancelled: false,
    knownPrefix: 0,
    call: newCall(),
    arrivedMs: 0,
    grantedMs: 0,
    scheduledMs: 0,
    firstTokenMs: 0,
    cachedTokens: 0,
    generatedTokens: 0,
    ...values,
  };
}
