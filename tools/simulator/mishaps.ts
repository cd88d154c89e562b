import { type Random } from './random';
import { type Request } from './request';
import { chanceAt, type RankSpans } from './span';

/** What incidents do to the requests that arrive at a process, each by the chance of its share. */
export class Mishaps {
  readonly #spans: RankSpans;
  readonly #random: Random;

  constructor(spans: RankSpans, random: Random) {
    this.#spans = spans;
    this.#random = random;
  }

  happens(kind: 'leak' | 'rejects' | 'errors' | 'hang-ups', nowMs: number): boolean {
    const chance = chanceAt(this.#spans[kind], nowMs);
    return chance > 0 && this.#random.chance(chance);
  }

  /** Decides whether a request fails after its first token, and where. */
  shorten(request: Request, nowMs: number): void {
    if (this.happens('errors', nowMs)) {
      request.outputTokens = Math.min(2, request.outputTokens);
      request.isCancelled = true;
    } else if (this.happens('hang-ups', nowMs)) {
      request.outputTokens = Math.ceil(request.outputTokens * this.#random.next()) || 1;
      request.isCancelled = true;
    }
  }
}
