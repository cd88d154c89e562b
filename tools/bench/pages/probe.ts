/*
 * Runs in a page before its own scripts: sets its clock, and sees when its charts are on the screen, whatever draws
 * them. Timers and frames stay the browser's own, so what is measured is what a person would wait for.
 */

declare global {
  interface Window {
    /** Put before this script: what the clock shows when a document begins, epoch ms. */
    benchNowMs: number;
    bench: Probe;
  }
}

export interface Probe {
  /** Canvases in the window that show a line, of those that were drawn since the last {@link begin}. */
  drawnInSight(): number;
  /** From navigation until so many canvases in the window show a line, ms. */
  painted(canvases: number): Promise<number>;
  /** Moves the clock on and calls `trigger`, from when {@link drawn} counts. */
  begin(byMs: number, trigger: () => void): void;
  /**
   * Call it once all is answered. Waits until so many canvases in the window have a line again and nothing more is drawn, and tells
   * from {@link begin} to the last frame, ms. The first drawing proves nothing: a page may draw its old data anew.
   */
  drawn(canvases: number): Promise<number>;
  /** As many refreshes one after the other, each of them to the end that `isSettled` tells. */
  refreshOften(times: number, byMs: number, trigger: () => void, isSettled: () => boolean): Promise<void>;
}

/** Without a line for this long, nothing more is drawn. */
const QUIET_MS = 200;
/** Seldom, as looking is work too. */
const LOOK_MS = 50;
const LOOK_OFTEN_MS = 5;

const realNow = Date.now.bind(Date);
let aheadMs = window.benchNowMs - realNow();

window.Date = class extends Date {
  constructor(...parts: unknown[]) {
    if (parts.length === 0) super(realNow() + aheadMs);
    else super(...(parts as [number]));
  }

  static override now(): number {
    return realNow() + aheadMs;
  }
} as DateConstructor;

/** Canvases with a line since the last time they were counted from. */
let seen = new Set<HTMLCanvasElement>();
let startMs = 0;
let lastStrokeMs = 0;
/** When the last frame with a line was on the screen. */
let lastShownMs = 0;
let isFrameAwaited = false;
let wanted = Infinity;
let done: ((atMs: number) => void) | null = null;

const stroke = CanvasRenderingContext2D.prototype.stroke;
// uPlot strokes lines as paths, axes without.
CanvasRenderingContext2D.prototype.stroke = function (path?: Path2D): void {
  Reflect.apply(stroke, this, path === undefined ? [] : [path]);
  if (path === undefined) return;
  seen.add(this.canvas);
  lastStrokeMs = performance.now();
  if (isFrameAwaited) return;
  isFrameAwaited = true;
  requestAnimationFrame(() => {
    // A task after the frame that shows what was drawn.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = noteShown;
    port2.postMessage(null);
  });
};

function noteShown(): void {
  isFrameAwaited = false;
  lastShownMs = performance.now();
  if (areThere(wanted)) done?.(lastShownMs);
}

function inSight(): number {
  return [...seen].filter((canvas) => {
    const { top, bottom } = canvas.getBoundingClientRect();
    return top < window.innerHeight && bottom > 0;
  }).length;
}

/** Counted only when it can be: looking where canvases are is work. */
const areThere = (canvases: number): boolean => seen.size >= canvases && inSight() >= canvases;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

window.bench = {
  drawnInSight: inSight,
  painted(canvases) {
    if (!isFrameAwaited && areThere(canvases)) return Promise.resolve(lastShownMs);
    return new Promise((resolve) => {
      wanted = canvases;
      done = resolve;
    });
  },
  begin(byMs, trigger) {
    seen = new Set();
    aheadMs += byMs;
    startMs = performance.now();
    trigger();
  },
  async drawn(canvases) {
    while (isFrameAwaited || performance.now() - lastStrokeMs < QUIET_MS || !areThere(canvases)) {
      await pause(LOOK_MS);
    }
    return lastShownMs - startMs;
  },
  async refreshOften(times, byMs, trigger, isSettled) {
    for (let i = 0; i < times; i++) {
      window.bench.begin(byMs, trigger);
      do await pause(LOOK_OFTEN_MS);
      while (!isSettled());
    }
  },
};
