import { createContext } from 'svelte';

/** The position of the crosshair. */
export interface CrosshairPoint {
  /** Unix seconds, on the grid of the chart that owns it. */
  readonly timeS: number;
  /** The gesture of the chart that shows the tooltip: the chart under the pointer or with the focus. */
  readonly owner: object;
  readonly by: 'mouse' | 'touch' | 'keys';
}

/** A pointer on its way from one chart to the next is in between for less than this time. */
const BETWEEN_MS = 100;

/** The crosshair that all charts of an app share. One chart owns it. */
export class Crosshair {
  #leaving: ReturnType<typeof setTimeout> | undefined;
  #point = $state.raw<CrosshairPoint | null>(null);
  #isPinned = $state(false);
  /** True when the lines of tooltips are in the order of their values, the highest first. */
  isByValue = $state(false);

  /** null while a person points at no chart. */
  get point(): CrosshairPoint | null {
    return this.#point;
  }

  /** True while it stays where it is, so that a person can read and copy its tooltip. */
  get isPinned(): boolean {
    return this.#isPinned;
  }

  /** Keeps it where it is; nothing without a crosshair of this owner. */
  pin(owner: object): void {
    this.#isPinned = this.#point?.owner === owner;
  }

  /** Removes a pinned crosshair of this owner. */
  free(owner: object): void {
    if (!this.#isPinned || this.#point?.owner !== owner) return;
    this.#isPinned = false;
    this.#point = null;
  }

  /** Does nothing while it is pinned, as does `clear`. */
  show(point: CrosshairPoint): void {
    clearTimeout(this.#leaving);
    if (this.#isPinned) return;
    const held = this.#point;
    if (held?.timeS === point.timeS && held.owner === point.owner && held.by === point.by) return;
    this.#point = point;
  }

  /**
   * Removes the crosshair when no chart shows it soon: on the way from one chart to the next it stays, and the charts that follow need
   * not build theirs again.
   */
  leave(owner: object): void {
    clearTimeout(this.#leaving);
    this.#leaving = setTimeout(() => this.clear(owner), BETWEEN_MS);
  }

  /** Removes the crosshair, unless another chart owns it now. */
  clear(owner: object): void {
    if (!this.#isPinned && this.#point?.owner === owner) this.#point = null;
  }
}

export const [getCrosshair, setCrosshair] = createContext<Crosshair>();
