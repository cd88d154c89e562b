import { type Clocks } from './clocks';
import { type Metrics } from './metrics';
import { type Random } from './random';
import { type Request } from './request';
import { type SpecDecode } from './model-plan';

/** Requests that got their first token since the last step, with the time of that token. */
interface Newcomers {
  readonly sinceMs: number;
  count: number;
}

/**
 * The running requests. Without speculative decoding, all requests advance by one token in each step. So the step in which a
 * request ends is known when it joins, and the simulation of a step costs the same for any size of the batch. With speculative
 * decoding, each request draws the number of its tokens in each step.
 */
export class DecodeBatch {
  readonly #spec: SpecDecode | null;
  readonly #metrics: Metrics;
  readonly #random: Random;
  readonly #clocks: Clocks;
  /** Requests by the number of the step that gives their last token; used without speculative decoding. */
  readonly #endingAt = new Map<number, Request[]>();
  /** Used with speculative decoding. */
  readonly #members: Request[] = [];
  #size = 0;
  #steps = 0;
  #lastStepMs = 0;
  #newcomers: Newcomers[] = [];

  constructor(spec: SpecDecode | null, metrics: Metrics, random: Random, clocks: Clocks) {
    this.#spec = spec;
    this.#metrics = metrics;
    this.#random = random;
    this.#clocks = clocks;
  }

  get size(): number {
    return this.#size;
  }

  /** Adds requests that have their first token. Requests of one token end at once. */
  join(requests: readonly Request[], nowMs: number, onEnd: (request: Request) => void): void {
    let count = 0;
    for (const request of requests) {
      if (request.outputTokens <= 1) {
        onEnd(request);
        continue;
      }
      count += 1;
      if (this.#spec) this.#members.push(request);
      else this.#endAfter(request.outputTokens - 1, request);
    }
    this.#size += count;
    if (count > 0) this.#newcomers.push({ sinceMs: nowMs, count });
  }

  /**
   * One step for all.
   * @param acceptFactor the chance that drafts are accepted is this many times that of the plan
   * @returns the tokens that came out
   */
  step(nowMs: number, acceptFactor: number, onEnd: (request: Request) => void): number {
    this.#steps += 1;
    const tokens = this.#spec
      ? this.#speculate(this.#spec, nowMs, acceptFactor, onEnd)
      : this.#advance(nowMs, onEnd);
    this.#lastStepMs = nowMs;
    this.#newcomers.length = 0;
    return tokens;
  }

  #endAfter(steps: number, request: Request): void {
    const at = this.#steps + steps;
    const ending = this.#endingAt.get(at);
    if (ending) ending.push(request);
    else this.#endingAt.set(at, [request]);
  }

  #advance(nowMs: number, onEnd: (request: Request) => void): number {
    const outputs = this.#size;
    const handledMs = this.#clocks.apiMs(nowMs);
    let veterans = outputs;
    for (const { sinceMs, count } of this.#newcomers) {
      this.#metrics.countOutputs(count, 1, handledMs - this.#clocks.engineMs(sinceMs));
      veterans -= count;
    }
    if (veterans > 0)
      this.#metrics.countOutputs(veterans, 1, handledMs - this.#clocks.engineMs(this.#lastStepMs));
    const ending = this.#endingAt.get(this.#steps);
    if (ending) {
      this.#endingAt.delete(this.#steps);
      this.#size -= ending.length;
      for (const request of ending) onEnd(request);
    }
    return outputs;
  }

  #speculate(
    spec: SpecDecode,
    nowMs: number,
    acceptFactor: number,
    onEnd: (request: Request) => void,
  ): number {
    const { acceptedUpTo } = spec;
    const handledMs = this.#clocks.apiMs(nowMs);
    const members = this.#members;
    const ending: Request[] = [];
    let staying = 0;
    let tokens = 0;
    for (const request of members) {
      const draw = this.#random.next();
      let accepted = 0;
      while (accepted < acceptedUpTo.length && draw < (acceptedUpTo[accepted] ?? 0) * acceptFactor)
        accepted += 1;
      // The response may end within the accepted drafts: the rest of them is thrown away but was accepted.
      const got = Math.min(accepted + 1, request.outputTokens - request.generatedTokens);
      request.generatedTokens += got;
      tokens += got;
      this.#metrics.countDrafts(1, accepted);
      const outputBeforeMs = Math.max(request.firstTokenMs, this.#lastStepMs);
      this.#metrics.countOutputs(1, got, handledMs - this.#clocks.engineMs(outputBeforeMs));
      if (request.generatedTokens >= request.outputTokens) ending.push(request);
      else members[staying++] = request;
    }
    members.length = staying;
    this.#size = staying;
    for (const request of ending) onEnd(request);
    return tokens;
  }
}
