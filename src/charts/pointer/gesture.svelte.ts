import type { RangeMs } from '../../lib/time-range';
import type { Crosshair, CrosshairPoint } from './crosshair.svelte';
import { keyboardStep } from './keyboard-step';
import { Pinch } from './pinch.svelte';
import type { Picture } from '../picture';
import { timeAtX, xOf } from '../layout/time-span';
import { zoomRange } from './zoom-range';

interface Deps {
  readonly crosshair: Crosshair;
  readonly picture: () => Picture | null;
  readonly onzoom: () => ((range: RangeMs) => void) | undefined;
}

/** A finger moves the crosshair after this distance to the side; before, it may scroll the page. */
const SCRUB_PX = 8;

/** A pointer that moves no farther between down and up has clicked. */
const CLICK_PX = 3;

/** On a tooltip that is pinned: a click in it does not free it. */
export const PINNED_TIP = 'data-pinned-tip';

/**
 * Handles pointer and keys of one chart: they move the shared crosshair and select a range. The gesture is the owner of the
 * crosshair meanwhile. A drag starts at a time, not at a pixel, so it stays correct when new data arrive.
 */
export class Gesture {
  readonly #deps: Deps;
  #pointerXPx = $state.raw(0);
  #pointerYPx = $state.raw<number | null>(null);
  #dragFromS = $state.raw<number | null>(null);
  /** One end of the range that Shift with arrow keys marks; the other end is the crosshair. */
  #markFromS = $state.raw<number | null>(null);
  #touchXPx: number | null = null;
  readonly #pinch = new Pinch();
  /** Where the mouse went down to pin the crosshair; null after a click that freed it. */
  #clickXPx: number | null = null;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** y position of the pointer, from the top of the chart; null when keys moved the crosshair. */
  get pointerYPx(): number | null {
    return this.#pointerYPx;
  }

  /** The range that two fingers ask for now, or null. It can reach beyond the chart. */
  get pinchedRange(): RangeMs | null {
    return this.#pinch.range;
  }

  /** The range of the current drag or pinch, or the one that keys mark, in pixels inside the plot; or null. */
  get selection(): { leftPx: number; rightPx: number } | null {
    const picture = this.#deps.picture();
    if (picture === null) return null;
    const x = (timeS: number): number => xOf(picture.box, picture.span, timeS);
    const { point } = this.#deps.crosshair;
    const ends: number[] = [];
    const pinched = this.#pinch.range;
    if (pinched !== null) ends.push(x(pinched.fromMs / 1000), x(pinched.toMs / 1000));
    else if (this.#dragFromS !== null) ends.push(x(this.#dragFromS), this.#pointerXPx);
    else if (this.#markFromS !== null && point !== null) ends.push(x(this.#markFromS), x(point.timeS));
    else return null;
    const inside = (xPx: number): number => Math.min(picture.box.rightPx, Math.max(picture.box.leftPx, xPx));
    return { leftPx: inside(Math.min(...ends)), rightPx: inside(Math.max(...ends)) };
  }

  /** True while the crosshair of this chart is pinned. */
  get isPinned(): boolean {
    const { crosshair } = this.#deps;
    return crosshair.isPinned && crosshair.point?.owner === this;
  }

  get isDragging(): boolean {
    return this.#dragFromS !== null;
  }

  down(event: PointerEvent & { currentTarget: HTMLElement }): void {
    const picture = this.#deps.picture();
    if (picture === null || event.button !== 0) return;
    if (event.pointerType === 'touch' && this.#deps.onzoom() !== undefined) {
      this.#pinch.down(event.pointerId, placeOf(event, picture), picture);
      if (this.#pinch.isOn) {
        this.#touchXPx = null;
        this.clear();
      }
    }
    if (!event.isPrimary) return;
    this.#place(event, picture);
    if (event.pointerType === 'touch') {
      this.#touchXPx = this.#pointerXPx;
      return;
    }
    this.#clickXPx = this.#deps.crosshair.isPinned ? null : this.#pointerXPx;
    if (this.#deps.onzoom() === undefined) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    this.#markFromS = null;
    this.#dragFromS = timeAtX(picture.box, picture.span, this.#pointerXPx);
  }

  move(event: PointerEvent & { currentTarget: HTMLElement }): void {
    const picture = this.#deps.picture();
    if (picture === null) return;
    this.#pinch.move(event.pointerId, placeOf(event, picture));
    if (!event.isPrimary || this.#pinch.isOn) return;
    this.#place(event, picture);
    if (event.pointerType !== 'touch') this.#point('mouse', picture);
    else if (this.#touchXPx !== null && Math.abs(this.#pointerXPx - this.#touchXPx) > SCRUB_PX)
      this.#point('touch', picture);
  }

  up(event: PointerEvent & { currentTarget: HTMLElement }): void {
    const picture = this.#deps.picture();
    if (picture === null) return;
    const pinched = this.#pinch.up(event.pointerId);
    if (pinched !== null) this.#deps.onzoom()?.(pinched);
    if (!event.isPrimary) return;
    this.#place(event, picture);
    if (event.pointerType === 'touch') {
      if (this.#touchXPx !== null) this.#point('touch', picture);
      this.#touchXPx = null;
      return;
    }
    const fromS = this.#dragFromS;
    this.#dragFromS = null;
    if (this.#clickXPx !== null && Math.abs(this.#pointerXPx - this.#clickXPx) <= CLICK_PX) {
      takeFocus(event);
      this.#point('mouse', picture);
      this.#deps.crosshair.pin(this);
      return;
    }
    if (fromS === null) return;
    const lengthPx = this.#pointerXPx - xOf(picture.box, picture.span, fromS);
    const range = zoomRange(fromS, timeAtX(picture.box, picture.span, this.#pointerXPx), lengthPx);
    if (range === null) takeFocus(event);
    else this.#deps.onzoom()?.(range);
  }

  leave(event: PointerEvent): void {
    if (event.pointerType !== 'touch') this.#deps.crosshair.leave(this);
  }

  /** The browser took over the pointer, to scroll or to show a menu. */
  lose({ pointerId }: PointerEvent): void {
    this.#pinch.lose(pointerId);
    this.#dragFromS = null;
    this.#clickXPx = null;
    this.#touchXPx = null;
  }

  clear(): void {
    this.#pointerYPx = null;
    this.#deps.crosshair.clear(this);
  }

  /** Frees the crosshair. */
  free(): void {
    this.#deps.crosshair.free(this);
  }

  /** A key anywhere on the page: Escape cancels a drag or frees the crosshair, and has no other effect then. */
  keyAnywhere(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !(this.isDragging || this.isPinned)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.#dragFromS = null;
    this.free();
  }

  key(event: KeyboardEvent): void {
    const picture = this.#deps.picture();
    const { point } = this.#deps.crosshair;
    if (picture === null || picture.times.length === 0 || event.ctrlKey || event.metaKey || event.altKey)
      return;
    if (event.key === 'Escape' && this.#markFromS !== null) {
      event.stopPropagation();
      this.#markFromS = null;
      return;
    }
    if (event.key === 'Enter' && this.#markFromS !== null && point !== null) {
      event.preventDefault();
      const fromS = this.#markFromS;
      this.#markFromS = null;
      const range = point.timeS === fromS ? null : zoomRange(fromS, point.timeS, Infinity);
      if (range !== null) this.#deps.onzoom()?.(range);
      return;
    }
    if (event.key === 'Enter' && point?.owner === this && !this.isPinned) {
      event.preventDefault();
      this.#deps.crosshair.pin(this);
      return;
    }
    if (event.key === 'Escape' && point !== null) {
      this.#pointerYPx = null;
      this.#deps.crosshair.clear(point.owner);
      return;
    }
    const index = point === null ? null : indexAt(picture, point.timeS);
    const next = keyboardStep(event.key, index, picture.times.length);
    if (next === null) return;
    event.preventDefault();
    this.free();
    this.#pointerYPx = null;
    if (!event.shiftKey || this.#deps.onzoom() === undefined) this.#markFromS = null;
    else this.#markFromS ??= point?.timeS ?? picture.times[next] ?? null;
    this.#show(picture, next, 'keys');
  }

  blur(): void {
    this.#markFromS = null;
    if (this.#deps.crosshair.point?.by === 'keys') this.clear();
  }

  /** Anywhere on the page: a click frees a pinned crosshair; a tap outside of the chart removes the one that a tap on it showed. */
  tapAnywhere(event: PointerEvent, chart: Element | null): void {
    if (this.isPinned) {
      const isInTip = event.composedPath().some((e) => e instanceof Element && e.hasAttribute(PINNED_TIP));
      if (!isInTip) this.free();
      return;
    }
    const { point } = this.#deps.crosshair;
    if (point?.owner !== this || point.by !== 'touch') return;
    if (chart === null || !event.composedPath().includes(chart)) this.clear();
  }

  #place(event: PointerEvent & { currentTarget: HTMLElement }, picture: Picture): void {
    const { xPx, yPx } = placeOf(event, picture);
    this.#pointerXPx = Math.min(picture.box.rightPx, Math.max(picture.box.leftPx, xPx));
    this.#pointerYPx = yPx;
  }

  #point(by: CrosshairPoint['by'], picture: Picture): void {
    const index = indexAt(picture, timeAtX(picture.box, picture.span, this.#pointerXPx));
    if (index !== null) this.#show(picture, index, by);
  }

  #show({ times }: Picture, index: number, by: CrosshairPoint['by']): void {
    const timeS = times[index];
    if (timeS !== undefined) this.#deps.crosshair.show({ timeS, owner: this, by });
  }
}

/** A click moves the focus to the chart, a drag does not: what it is shows at its end. */
const takeFocus = ({ currentTarget }: { currentTarget: HTMLElement }): void =>
  currentTarget.focus({ preventScroll: true });

/** Where a pointer is, from the left and the upper edge of the chart; it can be outside of the plot. */
function placeOf(
  event: PointerEvent & { currentTarget: HTMLElement },
  { box }: Picture,
): { xPx: number; yPx: number } {
  const edge = event.currentTarget.getBoundingClientRect();
  return { xPx: event.clientX - edge.left + box.leftPx, yPx: event.clientY - edge.top };
}

/** Index of the point nearest to a time, or null when the time is outside the chart. One point may be off the steps. */
export function indexAt({ times }: Picture, timeS: number): number | null {
  const at = (index: number): number => times[index] ?? NaN;
  const last = times.length - 1;
  if (last < 1) return last < 0 ? null : 0;
  const half = Math.max(at(1) - at(0), at(last) - at(last - 1)) / 2 + 1e-6;
  if (timeS < at(0) - half || timeS > at(last) + half) return null;
  let [low, high] = [0, last];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(middle) < timeS) low = middle + 1;
    else high = middle;
  }
  return low > 0 && timeS - at(low - 1) < at(low) - timeS ? low - 1 : low;
}
