/** The used fields of an event in Chromium's trace; times in µs. */
export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Processor time within `dur`. */
  readonly tdur?: number;
}

/** Name of the mark that the benchmark sets on the main thread of the measured page. */
export const PAGE_MARK = 'bench-page';

/** A task of a thread, including everything that runs in it. */
const TASK = 'RunTask';

const threadOf = ({ pid, tid }: TraceEvent): string => `${pid}.${tid}`;

/** The events of the main thread of the measured page; empty when the trace has no {@link PAGE_MARK}. */
export function pageEvents(events: readonly TraceEvent[]): TraceEvent[] {
  const mark = events.find(({ name }) => name === PAGE_MARK);
  return mark === undefined ? [] : events.filter((event) => threadOf(event) === threadOf(mark));
}

/** The tasks among events of one thread, in order. */
export const tasksOf = (events: readonly TraceEvent[]): TraceEvent[] =>
  events.filter(({ name, ph }) => name === TASK && ph === 'X').sort((a, b) => a.ts - b.ts);

/** Processor time of a task, ms: other programs do not lengthen it. */
export const taskMs = ({ dur = 0, tdur = dur }: TraceEvent): number => tdur / 1000;

/** The longest task of the main thread of the page, ms of processor time; 0 without tasks. */
export const longestTaskMs = (events: readonly TraceEvent[]): number =>
  tasksOf(pageEvents(events)).reduce((most, task) => Math.max(most, taskMs(task)), 0);
