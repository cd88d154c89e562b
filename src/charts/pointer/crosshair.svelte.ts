import { createContext } from 'svelte';

/** The position of the crosshair. */
export interface CrosshairPoint {
  /** Unix seconds, on the grid of the chart that owns it. */
  readonly timeS: number;
  /** The gesture of the chart that shows the tooltip: the chart under the pointer or with the focus. */
  readonly owner: object;
  readonly by: 'mouse' | 'touch' | 'keys';
}

/** The crosshair that all charts of an app share. One chart owns it. */
export class Crosshair {
  #point = $state.raw<CrosshairPoint | null>(null);

  /** null while a person points at no chart. */
  get point(): CrosshairPoint | null {
    return this.#point;
  }

  show(point: CrosshairPoint): void {
    const held = this.#point;
    if (held?.timeS === point.timeS && held.owner === point.owner && held.by === point.by) return;
    this.#point = point;
  }

  /** Removes the crosshair, unless another chart owns it now. */
  clear(owner: object): void {
    if (this.#point?.owner === owner) this.#point = null;
  }
}

export const [getCrosshair, setCrosshair] = createContext<Crosshair>();
