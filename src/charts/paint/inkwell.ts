import { readInk, type Ink } from './ink';

/**
 * The ink that all charts of an app share while they draw for the same frame: to read a colour, the browser may have to compute
 * styles again. It is read anew for each frame, because the theme of an app or of a page around it may change.
 */
export class Inkwell {
  #ink: Ink | null = null;
  #frameMs: CSSNumberish | null = null;

  /** @param host an element of a chart, whose style gives colours and fonts */
  of(host: Element): Ink {
    // An element that was taken away has no style, and the others must not get that.
    if (!host.isConnected) return this.#ink ?? readInk(host);
    const frameMs = document.timeline.currentTime;
    if (this.#ink === null || this.#frameMs !== frameMs) this.#ink = readInk(host);
    this.#frameMs = frameMs;
    return this.#ink;
  }

  /** Call it when the style of the app changes within a frame. */
  empty(): void {
    this.#ink = null;
  }
}
