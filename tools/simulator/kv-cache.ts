import { type Request } from './request';
import { type ModelPlan } from './model-plan';

/**
 * KV blocks of one rank. A request is admitted only when its whole context fits, so that no request is evicted later:
 * LMDeploy exports no metric of evictions. Blocks of ended requests stay for reuse until other requests need them, and count
 * as used.
 */
export class KvCache {
  readonly #plan: ModelPlan;
  #kvBlocks: number;
  /** Blocks that the admitted requests will need in the end. */
  #promised = 0;
  #admitted = 0;
  #contextTokens = 0;
  #reusable = 0;
  /** Blocks that ended requests have filled. */
  #left = 0;
  #hitTokens = 0;
  #queriedTokens = 0;

  constructor(plan: ModelPlan) {
    this.#plan = plan;
    this.#kvBlocks = plan.kvBlocks;
  }

  /** Sets the number of blocks; requests that are admitted keep theirs. */
  resize(kvBlocks: number): void {
    this.#kvBlocks = kvBlocks;
    this.#reusable = Math.min(this.#reusable, Math.max(0, kvBlocks - this.#promised));
  }

  /** Tokens in the context of all admitted requests, without shared prefixes. */
  get contextTokens(): number {
    return this.#contextTokens;
  }

  /** Ratio 0..1. */
  get usage(): number {
    const { blockTokens, kvBlocks, reusableBlocks } = this.#plan;
    // The last block of each request is half full on average.
    const live = Math.min(this.#promised, this.#contextTokens / blockTokens + this.#admitted / 2);
    // A cache that keeps all blocks fills up, and then overwrites the oldest ones as it needs them.
    const kept = reusableBlocks >= kvBlocks ? this.#left : this.#reusable;
    return Math.min(1, (live + kept) / this.#kvBlocks);
  }

  /** Ratio 0..1 since the start of the process; 0 before the first request. */
  get hitRate(): number {
    return this.#queriedTokens > 0 ? this.#hitTokens / this.#queriedTokens : 0;
  }

  /** Prompt tokens that need no prefill: whole blocks, without the last token. */
  cachedTokens(request: Request): number {
    const { blockTokens, reusableBlocks } = this.#plan;
    if (request.knownPrefix === 0 || reusableBlocks === 0) return 0;
    const warmth = Math.min(1, this.#reusable / (reusableBlocks / 2));
    return (
      Math.floor(((request.promptTokens - 1) * request.knownPrefix * warmth) / blockTokens) * blockTokens
    );
  }

  /** Returns false when the request must wait for blocks. A single request is always admitted. */
  admit(request: Request, cachedTokens: number): boolean {
    const needed = this.#blocks(request, cachedTokens);
    if (this.#admitted > 0 && this.#promised + needed > this.#kvBlocks) return false;
    this.#promised += needed;
    this.#admitted += 1;
    this.#contextTokens += request.promptTokens - cachedTokens;
    this.#hitTokens += cachedTokens;
    this.#queriedTokens += request.promptTokens;
    this.#reusable = Math.max(0, Math.min(this.#reusable, this.#kvBlocks - this.#promised));
    return true;
  }

  grow(tokens: number): void {
    this.#contextTokens += tokens;
  }

  release(request: Request): void {
    const { reusableBlocks } = this.#plan;
    const blocks = this.#blocks(request, request.cachedTokens);
    this.#promised -= blocks;
    this.#left += blocks;
    this.#admitted -= 1;
    this.#contextTokens -= request.promptTokens - request.cachedTokens + request.outputTokens;
    const room = Math.max(0, Math.min(reusableBlocks, this.#kvBlocks - this.#promised));
    this.#reusable = Math.min(room, this.#reusable + blocks);
  }

  #blocks(request: Request, cachedTokens: number): number {
    return Math.ceil((request.promptTokens - cachedTokens + request.outputTokens) / this.#plan.blockTokens);
  }
}
