import { type Request } from './request';
import { type ModelPlan } from './model-plan';

/**
 * KV blocks of one rank. A request is admitted only when its whole context fits, so that none is evicted later: LMDeploy
 * exports no metric of evictions. Blocks of ended requests stay for reuse until others need them, and count as used.
 */
export class KvCache {
  readonly #plan: ModelPlan;
  /** Blocks that the admitted requests will need in the end. */
  #promised = 0;
  #admitted = 0;
  #contextTokens = 0;
  #reusable = 0;
  #hitTokens = 0;
  #queriedTokens = 0;

  constructor(plan: ModelPlan) {
    this.#plan = plan;
  }

  /** Tokens in the context of all admitted requests, shared prefixes apart. */
  get contextTokens(): number {
    return this.#contextTokens;
  }

  /** Ratio 0..1. */
  get usage(): number {
    const { kvBlocks, blockTokens } = this.#plan;
    // The last block of each request is half full on average.
    const live = Math.min(this.#promised, this.#contextTokens / blockTokens + this.#admitted / 2);
    return Math.min(1, (live + this.#reusable) / kvBlocks);
  }

  /** Ratio 0..1 since the start of the process; 0 before the first request. */
  get hitRate(): number {
    return this.#queriedTokens > 0 ? this.#hitTokens / this.#queriedTokens : 0;
  }

  /** Prompt tokens that need no prefill now: whole blocks, and never the last token. */
  cachedTokens(request: Request): number {
    const { blockTokens, reusableBlocks } = this.#plan;
    if (request.knownPrefix === 0 || reusableBlocks === 0) return 0;
    const warmth = Math.min(1, this.#reusable / (reusableBlocks / 2));
    return (
      Math.floor(((request.promptTokens - 1) * request.knownPrefix * warmth) / blockTokens) * blockTokens
    );
  }

  /** False when the request has to wait for blocks. A request that is alone is always admitted. */
  admit(request: Request, cachedTokens: number): boolean {
    const { kvBlocks } = this.#plan;
    const needed = this.#blocks(request, cachedTokens);
    if (this.#admitted > 0 && this.#promised + needed > kvBlocks) return false;
    this.#promised += needed;
    this.#admitted += 1;
    this.#contextTokens += request.promptTokens - cachedTokens;
    this.#hitTokens += cachedTokens;
    this.#queriedTokens += request.promptTokens;
    this.#reusable = Math.max(0, Math.min(this.#reusable, kvBlocks - this.#promised));
    return true;
  }

  grow(tokens: number): void {
    this.#contextTokens += tokens;
  }

  release(request: Request): void {
    const { kvBlocks, reusableBlocks } = this.#plan;
    const blocks = this.#blocks(request, request.cachedTokens);
    this.#promised -= blocks;
    this.#admitted -= 1;
    this.#contextTokens -= request.promptTokens - request.cachedTokens + request.outputTokens;
    const room = Math.max(0, Math.min(reusableBlocks, kvBlocks - this.#promised));
    this.#reusable = Math.min(room, this.#reusable + blocks);
  }

  #blocks(request: Request, cachedTokens: number): number {
    return Math.ceil((request.promptTokens - cachedTokens + request.outputTokens) / this.#plan.blockTokens);
  }
}
