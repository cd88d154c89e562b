import type { Grid } from '../../lib/frame';
import type { TimedMatrix } from '../http/client';

/** A range query, which can be sent together with others. */
export interface RangeTask {
  readonly kind: 'range';
  readonly expr: string;
  readonly grid: Grid;
  /** As in `RangeClient`. */
  readonly isLarge: boolean;
}

/** A GET request by its URL. */
export interface GetTask {
  readonly kind: 'get';
  readonly url: string;
}

/** What a frame wants from Prometheus. */
export type Task = RangeTask | GetTask;

/** A response to a GET request, whatever its status is. */
export interface GotResponse {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

export type TaskResult = TimedMatrix | GotResponse;

/** Equal for tasks that have the same result. */
export const taskKey = (task: Task): string =>
  task.kind === 'get'
    ? task.url
    : `${task.grid.startS} ${task.grid.endS} ${task.grid.stepS} ${task.grid.sourceS} ${task.isLarge} ${task.expr}`;
