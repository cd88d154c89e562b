import { pointsIn, type Minutes } from './minutes';

/** Tokens of a mean request. */
export interface Mix {
  /** Computed prompt tokens: without those from the prefix cache. */
  readonly prompt: number;
  readonly output: number;
}

/** The mean of so many requests is within about a tenth, whatever their lengths. */
const ENOUGH_REQUESTS = 200;
/** The mix of a minute is that of the time around it, so that one long request is no other mix. */
const AROUND_MINUTES = 30;
/** A shorter time at the end says nothing of a day. */
const NOW_MINUTES = 60;
/** Lengths that differ more than this are another mix. */
const SAME_MIX = 1.35;

/** Sums up to each minute, so that any stretch is one difference. */
class Totals {
  readonly #sums: Float64Array;
  readonly #stepS: number;

  constructor(values: Float64Array, stepS: number) {
    this.#stepS = stepS;
    this.#sums = new Float64Array(values.length + 1);
    for (let i = 0; i < values.length; i++) {
      const value = values[i] ?? NaN;
      this.#sums[i + 1] = (this.#sums[i] ?? 0) + (Number.isNaN(value) ? 0 : value);
    }
  }

  /** The count from a minute to another, both included. */
  of(first: number, last: number): number {
    return ((this.#sums[last + 1] ?? 0) - (this.#sums[first] ?? 0)) * this.#stepS;
  }
}

/** The mix of requests over time. */
export class Mixes {
  readonly #requests: Totals;
  readonly #prompt: Totals;
  readonly #output: Totals;
  readonly #length: number;
  readonly #around: number;
  readonly #latestPoints: number;
  /** That of the end: of the last hour, or of as long as it takes to have 200 requests; null without that many. */
  readonly now: Mix | null;

  constructor({ requests, prompt, output, stepS }: Minutes) {
    this.#requests = new Totals(requests, stepS);
    this.#prompt = new Totals(prompt, stepS);
    this.#output = new Totals(output, stepS);
    this.#length = requests.length;
    this.#around = pointsIn(AROUND_MINUTES, stepS);
    this.#latestPoints = pointsIn(NOW_MINUTES, stepS);
    this.now = this.#latest();
  }

  /** True when the mix around a minute is not that of now; false where there are too few requests to tell. */
  isOther(minute: number): boolean {
    const first = Math.max(0, minute - this.#around);
    const last = Math.min(this.#length - 1, minute + this.#around);
    const mix = this.#between(first, last);
    if (mix === null || this.now === null) return false;
    return differs(mix.prompt, this.now.prompt, this.now) || differs(mix.output, this.now.output, this.now);
  }

  #latest(): Mix | null {
    const last = this.#length - 1;
    for (let points = this.#latestPoints; ; points *= 2) {
      const first = Math.max(0, last - points + 1);
      const mix = this.#between(first, last);
      if (mix !== null || first === 0) return mix;
    }
  }

  #between(first: number, last: number): Mix | null {
    const requests = this.#requests.of(first, last);
    if (requests < ENOUGH_REQUESTS) return null;
    return {
      prompt: this.#prompt.of(first, last) / requests,
      output: this.#output.of(first, last) / requests,
    };
  }
}

/** A part of less than a twentieth of all tokens may be anything. */
function differs(then: number, now: number, { prompt, output }: Mix): boolean {
  const least = (prompt + output) / 20;
  const ratio = Math.max(least, then) / Math.max(least, now);
  return ratio > SAME_MIX || ratio < 1 / SAME_MIX;
}
