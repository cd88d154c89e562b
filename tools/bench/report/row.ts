import { median } from '../measure/median';
import type { PageRun } from '../measure/measure-page';
import type { ServerCost } from '../measure/replay';

/** A line of a table: what loads, or refreshes, cost; medians. null where the thing has no such figure. */
export interface Row {
  readonly name: string;
  /** Between two points, seconds: what is drawn twice as fine costs about twice as much. */
  readonly stepS: number;
  /** To Prometheus. */
  readonly requests: number;
  readonly answerBytes: number;
  readonly samples: number;
  readonly evaluationMs: number;
  readonly ms: number;
  readonly mainMs: number | null;
  readonly scriptMs: number | null;
  readonly heapBytes: number | null;
  /** How many times it was measured. */
  readonly runs: number;
}

export function rowOfRuns(name: string, stepS: number, runs: readonly PageRun[], cost: ServerCost): Row {
  const of = (read: (run: PageRun) => number): number => median(runs.map(read));
  return {
    name,
    stepS,
    requests: of(({ traffic }) => traffic.asked.length),
    answerBytes: of(({ traffic }) => traffic.answerBytes),
    ...cost,
    ms: of(({ ms }) => ms),
    mainMs: of(({ mainMs }) => mainMs),
    scriptMs: of(({ scriptMs }) => scriptMs),
    heapBytes: of(({ heapBytes }) => heapBytes),
    runs: runs.length,
  };
}
