/** The used fields of an event in Chromium's trace; times in µs. */
export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly args?: { readonly name?: string };
}

/** True for the start of a frame on the main thread; newer and older versions of Chromium name it differently. */
const isFrame = ({ name, ph }: TraceEvent): boolean =>
  (name === 'AnimationFrame' && ph === 'b') || name === 'BeginMainThreadFrame';
/** A task of a thread, including everything that runs in it. */
const TASK = 'RunTask';

/**
 * The main-thread work of each frame, ms: the tasks from the start of one frame to the next, including pointer handlers.
 * The renderer with the most frames is that of the page.
 * @see https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU
 */
export function frameCosts(events: readonly TraceEvent[]): number[] {
  const threads = new Map<string, { frames: number[]; tasks: TraceEvent[] }>();
  const mainThreads = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(threadOf),
  );
  for (const event of events) {
    const key = threadOf(event);
    if (!mainThreads.has(key)) continue;
    const thread = threads.get(key) ?? { frames: [], tasks: [] };
    threads.set(key, thread);
    if (isFrame(event)) thread.frames.push(event.ts);
    else if (event.name === TASK && event.ph === 'X') thread.tasks.push(event);
  }
  const [busiest] = [...threads.values()].sort((a, b) => b.frames.length - a.frames.length);
  if (!busiest) return [];
  const tasks = busiest.tasks.sort((a, b) => a.ts - b.ts);
  // A version that emits both events for a frame emits them within one task.
  const starts = [...new Set(busiest.frames.map((ts) => taskStart(tasks, ts)))].sort((a, b) => a - b);
  const costs = new Array<number>(Math.max(0, starts.length - 1)).fill(0);
  let frame = -1;
  for (const { ts, dur = 0 } of tasks) {
    while (frame + 1 < starts.length && ts >= (starts[frame + 1] ?? Infinity)) frame += 1;
    if (frame >= 0 && frame < costs.length) costs[frame] = (costs[frame] ?? 0) + dur / 1000;
  }
  return costs;
}

const threadOf = ({ pid, tid }: TraceEvent): string => `${pid}.${tid}`;

/** A frame begins within a task; the whole task belongs to the frame. */
const taskStart = (tasks: readonly TraceEvent[], ts: number): number =>
  tasks.findLast((task) => task.ts <= ts && ts <= task.ts + (task.dur ?? 0))?.ts ?? ts;
