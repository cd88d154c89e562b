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

/** What a page has drawn since its navigation or since the last {@link Probe.begin}; times from there, ms. */
export interface Drawn {
  /** Charts in the window whose data were painted. */
  readonly charts: number;
  /** Until each of them showed its data: at a load its first lines, at a refresh the last change of its lines. */
  readonly windowMs: number;
  /** Until the last frame in which any chart drew lines, also outside of the window. */
  readonly lastMs: number;
  /** True while a drawing waits for its frame, or when the last one was less than {@link QUIET_MS} ago. */
  readonly isDrawing: boolean;
}

export interface Probe {
  /** Call it when the page has settled: the charts in the window are those that are there now. */
  drawn(): Drawn;
  /** Advances the clock and calls `trigger`; {@link drawn} measures from here. */
  begin(byMs: number, trigger: () => void): void;
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

/** A chart that has drawn lines; times since navigation. */
interface Shown {
  /** When its data were painted. */
  dataMs: number;
  /** The ends of its lines. */
  ends: string;
}

/** By the element that holds the chart, because a chart that is built again has a new canvas. */
const shown = new Map<Element, Shown>();
/** The ends of the lines drawn since the last frame. */
const drawing = new Map<HTMLCanvasElement, string>();
let startMs = 0;
let lastStrokeMs = 0;
/** When the last frame with a line was painted. */
let lastShownMs = 0;
let isFrameAwaited = false;

type TracedPath = Path2D & { benchX?: number; benchY?: number };

const lineTo = Path2D.prototype.lineTo;
Path2D.prototype.lineTo = function (this: TracedPath, x: number, y: number): void {
  this.benchX = x;
  this.benchY = y;
  lineTo.call(this, x, y);
};

const clearRect = CanvasRenderingContext2D.prototype.clearRect;
CanvasRenderingContext2D.prototype.clearRect = function (x, y, width, height): void {
  drawing.delete(this.canvas);
  clearRect.call(this, x, y, width, height);
};

const stroke = CanvasRenderingContext2D.prototype.stroke;
// uPlot strokes lines with a path, axes without one. The path of a line without data is empty.
CanvasRenderingContext2D.prototype.stroke = function (path?: TracedPath): void {
  Reflect.apply(stroke, this, path === undefined ? [] : [path]);
  if (path?.benchX === undefined) return;
  drawing.set(this.canvas, `${drawing.get(this.canvas) ?? ''} ${path.benchX},${path.benchY}`);
  lastStrokeMs = performance.now();
  if (isFrameAwaited) return;
  isFrameAwaited = true;
  if (isInFrame) afterFrame(noteShown);
  else requestAnimationFrame(() => afterFrame(noteShown));
};

/** True while the browser prepares a frame: what is drawn then is painted by this frame, not by the next one. */
let isInFrame = false;

const requestFrame = window.requestAnimationFrame.bind(window);
window.requestAnimationFrame = (callback) =>
  requestFrame((timeMs) => {
    if (!isInFrame) {
      isInFrame = true;
      afterFrame(() => (isInFrame = false));
    }
    callback(timeMs);
  });

/** Calls back as soon as this frame is painted, before other tasks. Call it in a callback of an animation frame. */
function afterFrame(callback: () => void): void {
  void scheduler.postTask(callback, { priority: 'user-blocking' });
}

function noteShown(): void {
  isFrameAwaited = false;
  lastShownMs = performance.now();
  for (const [canvas, ends] of drawing) {
    const holder = canvas.closest('.uplot')?.parentElement ?? canvas;
    const chart = shown.get(holder);
    if (chart === undefined) shown.set(holder, { dataMs: lastShownMs, ends });
    else if (chart.ends !== ends) {
      chart.ends = ends;
      // During a load, the first lines count; later drawings may only adapt them to a new height.
      if (startMs > 0) chart.dataMs = lastShownMs;
    }
  }
  drawing.clear();
}

function isInSight(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return top < window.innerHeight && bottom > 0;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

window.bench = {
  drawn() {
    const times = [...shown].flatMap(([holder, { dataMs }]) =>
      dataMs > startMs && isInSight(holder) ? [dataMs] : [],
    );
    return {
      charts: times.length,
      windowMs: Math.max(startMs, ...times) - startMs,
      lastMs: Math.max(startMs, lastShownMs) - startMs,
      isDrawing: isFrameAwaited || performance.now() - lastStrokeMs < QUIET_MS,
    };
  },
  begin(byMs, trigger) {
    aheadMs += byMs;
    startMs = performance.now();
    trigger();
  },
  async refreshRepeatedly(times, byMs, trigger, isSettled) {
    for (let i = 0; i < times; i++) {
      window.bench.begin(byMs, trigger);
      do await pause(CHECK_OFTEN_MS);
      while (!isSettled());
    }
  },
};
