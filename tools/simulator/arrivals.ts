import { Random } from './random';
import { type Traffic } from './model-plan';
import { factorAt, isWithin, nextEdgeMs, type Span } from './span';

const dayMs = 86_400_000;
/** How often a new rate is drawn. */
const gustMs = 5_000;
/** Share of the last gust that the next one keeps: ups and downs last about a minute. */
const gustMemory = 0.92;

/** Part of the peak rate at this time, 1 at the peak, `1 - swing` half a day away. */
export function dayCurve(ms: number, peakMs: number, swing: number): number {
  return 1 - (swing * (1 - Math.cos(((ms - peakMs) / dayMs) * 2 * Math.PI))) / 2;
}

/** When requests of one model arrive: Poisson, with a rate that follows the hour of the day, random gusts and incidents. */
export class Arrivals {
  readonly #traffic: Traffic;
  readonly #incidents: { readonly overload: readonly Span[]; readonly idle: readonly Span[] };
  readonly #random: Random;
  #gustEndMs: number;
  #gust = 0;
  #stretchEndMs: number;
  #ratePerMs = 0;
  #nextMs: number;

  constructor(
    traffic: Traffic,
    incidents: { readonly overload: readonly Span[]; readonly idle: readonly Span[] },
    seed: number,
    stream: string,
    startMs: number,
  ) {
    this.#traffic = traffic;
    this.#incidents = incidents;
    this.#random = new Random(seed, stream);
    this.#gustEndMs = startMs;
    this.#stretchEndMs = startMs;
    this.#nextMs = startMs;
  }

  /** Time of the next arrival if that is not after `untilMs`, else some later time. */
  nextMs(untilMs: number): number {
    while (this.#nextMs >= this.#stretchEndMs && this.#stretchEndMs <= untilMs) {
      this.#startStretch(this.#stretchEndMs);
    }
    return this.#nextMs < this.#stretchEndMs ? this.#nextMs : Infinity;
  }

  take(): void {
    this.#nextMs += this.#gapMs();
  }

  /** Draws the next arrival again because incidents have changed; Poisson arrivals have no memory. */
  redraw(nowMs: number): void {
    if (nowMs < this.#stretchEndMs) this.#startStretch(nowMs);
  }

  /** A stretch has one rate: it ends with the gust, or where an incident begins or ends. */
  #startStretch(fromMs: number): void {
    const { ratePerS, daySwing, peakMs, burstiness } = this.#traffic;
    if (fromMs >= this.#gustEndMs) {
      this.#gustEndMs += gustMs;
      const fresh = Math.sqrt(1 - gustMemory ** 2) * this.#random.normal();
      this.#gust = gustMemory * this.#gust + fresh;
    }
    this.#stretchEndMs = Math.min(
      this.#gustEndMs,
      nextEdgeMs(this.#incidents.overload, fromMs),
      nextEdgeMs(this.#incidents.idle, fromMs),
    );
    const gust = Math.exp(burstiness * this.#gust - burstiness ** 2 / 2);
    const factor = isWithin(this.#incidents.idle, fromMs) ? 0 : factorAt(this.#incidents.overload, fromMs);
    this.#ratePerMs = (ratePerS / 1000) * dayCurve(fromMs, peakMs, daySwing) * gust * factor;
    this.#nextMs = fromMs + this.#gapMs();
  }

  #gapMs(): number {
    return this.#ratePerMs > 0 ? this.#random.exponential(1 / this.#ratePerMs) : Infinity;
  }
}
