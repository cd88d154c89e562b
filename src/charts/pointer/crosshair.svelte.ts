import { createContext } from 'svelte';

/** Where the crosshair of the app stands. */
export interface CrosshairPoint {
  /** Unix seconds, on the grid of the chart that owns it. */
  readonly timeS: number;
  /** The chart that shows the tooltip: the one under the pointer or with the focus. */
  readonly owner: object;
  readonly by: 'mouse' | 'touch' | 'keys';
}

/** One moment for all charts of an app: they draw it together, and one of them owns it. */
export class Crosshair {
  #point = $state.raw<CrosshairPoint | null>(null);

  /** null while no chart is pointed at. */
  get point(): CrosshairPoint | null {
    return this.#point;
  }

  show(point: CrosshairPoint): void {
    const held = this.#point;
    if (held?.timeS === point.timeS && held.owner === point.owner && held.by === point.by) return;
    this.#point = point;
  }

  /** Takes the crosshair away, unless another chart owns it by now. */
  clear(owner: object): void {
    if (this.#point?.owner === owner) this.#point = null;
  }
}

export const [getCrosshair, setCrosshair] = createContext<Crosshair>();
