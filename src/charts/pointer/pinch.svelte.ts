import type { RangeMs } from '../../lib/time-range';
import type { PlotBox } from '../layout/plot-box';
import type { TimeSpan } from '../layout/time-span';
import { fingersOf, pinchRange, type Fingers } from './pinch-range';

interface Finger {
  readonly xPx: number;
  readonly yPx: number;
}

/** The axis under the fingers when the second one came down: new data must not move it under them. */
interface Start {
  readonly box: PlotBox;
  readonly span: TimeSpan;
  readonly fingers: Fingers;
}

/** Two fingers on a chart: a pinch zooms in time, and a move of both to the side moves the range. */
export class Pinch {
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- read by events alone
  readonly #fingers = new Map<number, Finger>();
  #start: Start | null = null;
  #range = $state.raw<RangeMs | null>(null);

  /** True from the second finger on, until one of them leaves. */
  get isOn(): boolean {
    return this.#start !== null;
  }

  /** The range that the fingers ask for now; null while they ask for none. */
  get range(): RangeMs | null {
    return this.#range;
  }

  down(id: number, finger: Finger, { box, span }: Omit<Start, 'fingers'>): void {
    this.#fingers.set(id, finger);
    const fingers = this.#both();
    if (fingers !== null) this.#start = { box, span, fingers };
  }

  move(id: number, finger: Finger): void {
    if (!this.#fingers.has(id)) return;
    this.#fingers.set(id, finger);
    const fingers = this.#both();
    if (this.#start === null || fingers === null) return;
    this.#range = pinchRange(this.#start.box, this.#start.span, this.#start.fingers, fingers);
  }

  /** A finger leaves. Returns the range that both asked for, or null. */
  up(id: number): RangeMs | null {
    const range = this.#range;
    this.lose(id);
    return range;
  }

  /** A finger is lost to the browser, or has left. */
  lose(id: number): void {
    this.#fingers.delete(id);
    this.#start = null;
    this.#range = null;
  }

  /** Null unless there are exactly two. */
  #both(): Fingers | null {
    const [a, b, ...more] = this.#fingers.values();
    return a === undefined || b === undefined || more.length > 0 ? null : fingersOf(a, b);
  }
}
