/*
 * Runs in a page before its scripts. It sets the clock and detects when charts are painted, with any chart library. Timers
 * and frames stay those of the browser, so the measured time is the time that a user waits.
 */

declare global {
  interface Window {
    /** Set before this script: the clock at the start of a document, epoch ms. */
    benchNowMs: number;
    bench: Probe;
  }
}

export interface Probe {
  /** The number of canvases in the window with a line drawn since the last {@link begin}. */
  drawnInSight(): number;
  /** Time from navigation until this many canvases in the window show a line, ms. */
  painted(canvases: number): Promise<number>;
  /** Advances the clock and calls `trigger`; {@link drawn} measures from here. */
  begin(byMs: number, trigger: () => void): void;
  /**
   * Waits until this many canvases in the window have a line again and drawing has ended. Call it only after all responses
   * have arrived, because the first drawing may show old data. Returns the time from {@link begin} to the last frame, ms.
   */
  drawn(canvases: number): Promise<number>;
  /** Refreshes this many times, one after the other; `isSettled` returns true when a refresh has ended. */
  refreshRepeatedly(
    times: number,
    byMs: number,
    trigger: () => void,
    isSettled: () => boolean,
  ): Promise<void>;
}

/** Drawing has ended when no line was drawn for this time. */
const QUIET_MS = 200;
/** Long, because each check adds work. */
const CHECK_MS = 50;
const CHECK_OFTEN_MS = 5;

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
// prometheus-query knows a date by this name.
Object.defineProperty(window.Date, 'name', { value: 'Date' });

// Prometheus has the clock of the machine: with its `Date`, the page would query times without history.
const getHeader = Headers.prototype.get;
Headers.prototype.get = function (name: string): string | null {
  return name.toLowerCase() === 'date' ? null : getHeader.call(this, name);
};

/** Canvases with a line since the last {@link Probe.begin}. */
let seen = new Set<HTMLCanvasElement>();
let startMs = 0;
let lastStrokeMs = 0;
/** When the last frame with a line was painted. */
let lastShownMs = 0;
let isFrameAwaited = false;
let wanted = Infinity;
let done: ((atMs: number) => void) | null = null;

const stroke = CanvasRenderingContext2D.prototype.stroke;
// uPlot strokes lines with a path, axes without one.
CanvasRenderingContext2D.prototype.stroke = function (path?: Path2D): void {
  Reflect.apply(stroke, this, path === undefined ? [] : [path]);
  if (path === undefined) return;
  seen.add(this.canvas);
  lastStrokeMs = performance.now();
  if (isFrameAwaited) return;
  isFrameAwaited = true;
  requestAnimationFrame(() => {
    // This task runs after the frame that paints the lines.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = noteShown;
    port2.postMessage(null);
  });
};

function noteShown(): void {
  isFrameAwaited = false;
  lastShownMs = performance.now();
  if (areDrawn(wanted)) done?.(lastShownMs);
}

function inSight(): number {
  return [...seen].filter((canvas) => {
    const { top, bottom } = canvas.getBoundingClientRect();
    return top < window.innerHeight && bottom > 0;
  }).length;
}

/** Checks the cheap condition first, because reading the positions of canvases costs time. */
const areDrawn = (canvases: number): boolean => seen.size >= canvases && inSight() >= canvases;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

window.bench = {
  drawnInSight: inSight,
  painted(canvases) {
    if (!isFrameAwaited && areDrawn(canvases)) return Promise.resolve(lastShownMs);
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
    while (isFrameAwaited || performance.now() - lastStrokeMs < QUIET_MS || !areDrawn(canvases)) {
      await pause(CHECK_MS);
    }
    return lastShownMs - startMs;
  },
  async refreshRepeatedly(times, byMs, trigger, isSettled) {
    for (let i = 0; i < times; i++) {
      window.bench.begin(byMs, trigger);
      do await pause(CHECK_OFTEN_MS);
      while (!isSettled());
    }
  },
};
