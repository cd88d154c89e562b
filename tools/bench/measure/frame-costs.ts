import { pageEvents, taskMs, tasksOf, type TraceEvent } from './trace-events';

/** True for the start of a frame on the main thread; newer and older versions of Chromium name it differently. */
const isFrame = ({ name, ph }: TraceEvent): boolean =>
  (name === 'AnimationFrame' && ph === 'b') || name === 'BeginMainThreadFrame';

/**
 * The main-thread work of each frame of the page, ms of processor time: the tasks from the start of one frame to the next, including
 * pointer handlers.
 * @see https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU
 */
export function frameCosts(events: readonly TraceEvent[]): number[] {
  const own = pageEvents(events);
  const tasks = tasksOf(own);
  // A version that emits both events for a frame emits them within one task.
  const starts = [...new Set(own.filter(isFrame).map(({ ts }) => taskStart(tasks, ts)))].sort(
    (a, b) => a - b,
  );
  const costs = new Array<number>(Math.max(0, starts.length - 1)).fill(0);
  let frame = -1;
  for (const task of tasks) {
    while (frame + 1 < starts.length && task.ts >= (starts[frame + 1] ?? Infinity)) frame += 1;
    if (frame >= 0 && frame < costs.length) costs[frame] = (costs[frame] ?? 0) + taskMs(task);
  }
  return costs;
}

/** A frame begins within a task; the whole task belongs to the frame. */
const taskStart = (tasks: readonly TraceEvent[], ts: number): number =>
  tasks.findLast((task) => task.ts <= ts && ts <= task.ts + (task.dur ?? 0))?.ts ?? ts;
