import { median } from '../measure/median';
import type { PageRun } from '../measure/measure-page';
import type { ServerCost } from '../measure/replay';

/** A row of a table: medians of the costs of loads or refreshes; null for a figure that does not exist. */
export interface Row {
  readonly name: string;
  /** Step, seconds. Half the step costs about twice as much. */
  readonly stepS: number;
  /** Charts in the window with data, or with new data. */
  readonly charts: number | null;
  /** Requests to Prometheus. */
  readonly requests: number;
  readonly responseBytes: number | null;
  readonly samples: number;
  readonly evaluationMs: number;
  /** See `PageRun`; for Grafana, until the last response. */
  readonly windowMs: number | null;
  readonly lastMs: number | null;
  readonly mainMs: number | null;
  readonly scriptMs: number | null;
  readonly heapBytes: number | null;
  /** The number of measured runs. */
  readonly runs: number;
}

/** Rows of pages that were measured in turns. */
export interface Comparison {
  readonly load: readonly Row[];
  readonly refresh: readonly Row[];
}

export function rowOfRuns(name: string, stepS: number, runs: readonly PageRun[], cost: ServerCost): Row {
  const of = (read: (run: PageRun) => number): number => median(runs.map(read));
  return {
    name,
    stepS,
    charts: of(({ charts }) => charts),
    requests: of(({ traffic }) => traffic.requests.length),
    responseBytes: of(({ traffic }) => traffic.responseBytes),
    ...cost,
    windowMs: of(({ windowMs }) => windowMs),
    lastMs: of(({ lastMs }) => lastMs),
    mainMs: of(({ mainMs }) => mainMs),
    scriptMs: of(({ scriptMs }) => scriptMs),
    heapBytes: of(({ heapBytes }) => heapBytes),
    runs: runs.length,
  };
}

/** The row of a part of the requests of one run: only what they cost Prometheus. */
export const rowOfPart = (name: string, stepS: number, requests: number, cost: ServerCost): Row => ({
  name,
  stepS,
  charts: null,
  requests,
  responseBytes: null,
  ...cost,
  windowMs: null,
  lastMs: null,
  mainMs: null,
  scriptMs: null,
  heapBytes: null,
  runs: 1,
});
