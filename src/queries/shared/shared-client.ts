import type { Grid } from '../../lib/frame';
import { abortedError, toQueryError } from '../http/errors';
import { PrometheusClient, type ClientOptions, type TimedMatrix } from '../http/client';
import type { RangeClient } from '../reading-loader';
import type { GotResponse, Task, TaskResult } from './task';

type Run = (task: Task, signal: AbortSignal) => Promise<TaskResult>;

/** A client whose range queries and GET requests are tasks: whoever does them fuses them and sends equal ones once. */
export class SharedClient extends PrometheusClient implements RangeClient {
  readonly #run: Run;

  constructor(options: ClientOptions, run: Run) {
    super({ ...options, fetch: fetchBy(run) });
    this.#run = run;
  }

  override async range(expr: string, grid: Grid, signal: AbortSignal, isLarge = false): Promise<TimedMatrix> {
    try {
      return (await this.#run({ kind: 'range', expr, grid, isLarge }, signal)) as TimedMatrix;
    } catch (cause) {
      throw signal.aborted ? abortedError(cause) : toQueryError(cause);
    }
  }
}

/** `fetch` whose GET requests are tasks. Range queries are not: those that come here are sent by themselves. */
function fetchBy(run: Run): typeof fetch {
  return async (input, init) => {
    const url = String(input instanceof Request ? input.url : input);
    const { method = 'GET', signal } = init ?? {};
    if (method !== 'GET' || url.includes('/query_range?') || !signal) return fetch(input, init);
    const { status, headers, body } = (await run({ kind: 'get', url }, signal)) as GotResponse;
    // With an age, because the moment of the request is not that of this call: the date of the response is passed on elsewhere.
    return new Response(body === '' ? null : body, {
      status,
      headers: [...headers.map(([name, value]): [string, string] => [name, value]), ['age', '0']],
    });
  };
}
