import { abortedError, toQueryError } from '../queries/http/errors';
import type { CauseReport } from './cause-looks';
import type { ToPage, ToWorker } from './cause-messages';
import type { PrometheusClient } from '../queries/http/client';
import type { CauseQuery, LoadMatrix } from './look-back';

/** Sends the queries of looks. */
export type LooksClient = Pick<PrometheusClient, 'range' | 'rangeBytes' | 'metricPrefix'>;

/** Looks for causes, in a worker or in the page. See {@link CauseLooks}. */
export interface Looks {
  /** @throws QueryError */
  look(query: CauseQuery, signal: AbortSignal): Promise<CauseReport>;
  /** @throws QueryError */
  lookFurther(query: CauseQuery, signal: AbortSignal): Promise<CauseReport | null>;
  stop(): void;
}

/** Opens looks in a worker, or in the page where the browser or its policy allows none. Rejects when the code cannot be loaded. */
export async function openLooks(client: LooksClient): Promise<Looks> {
  const worker = await readyWorker();
  return worker ? new RemoteLooks(worker, client) : localLooks(client);
}

/** @returns null when the worker does not start */
async function readyWorker(): Promise<Worker | null> {
  try {
    const worker = new Worker(new URL('./cause-worker.ts', import.meta.url), { type: 'module' });
    const isReady = await new Promise<boolean>((resolve) => {
      worker.addEventListener('message', () => resolve(true), { once: true });
      worker.addEventListener('error', () => resolve(false), { once: true });
    });
    if (isReady) return worker;
    worker.terminate();
  } catch {
    // A policy of the page, or a browser without workers.
  }
  return null;
}

async function localLooks(client: LooksClient): Promise<Looks> {
  const looks = new (await import('./cause-looks')).CauseLooks();
  const pauseFor =
    (signal: AbortSignal): (() => Promise<void>) =>
    async () => {
      await new Promise((resolve) => setTimeout(resolve, 0));
      signal.throwIfAborted();
    };
  const loadFor =
    (signal: AbortSignal): LoadMatrix =>
    (expr, grid) =>
      client.range(expr, grid, signal);
  return {
    look: (query, signal) => looks.look(query, loadFor(signal), pauseFor(signal)),
    lookFurther: (query, signal) => looks.lookFurther(query, loadFor(signal), pauseFor(signal)),
    stop: () => undefined,
  };
}

interface Running {
  readonly signal: AbortSignal;
  readonly resolve: (report: CauseReport | null) => void;
  readonly reject: (error: unknown) => void;
  /** Why a query of the look failed. */
  error: unknown;
}

class RemoteLooks implements Looks {
  readonly #worker: Worker;
  readonly #client: LooksClient;
  readonly #running = new Map<number, Running>();
  #lastId = 0;

  constructor(worker: Worker, client: LooksClient) {
    this.#worker = worker;
    this.#client = client;
    worker.addEventListener('message', ({ data }: MessageEvent<ToPage>) => void this.#receive(data));
  }

  async look(query: CauseQuery, signal: AbortSignal): Promise<CauseReport> {
    const report = await this.#run(query, false, signal);
    if (report === null) throw toQueryError(new Error('a look has no report'));
    return report;
  }

  lookFurther(query: CauseQuery, signal: AbortSignal): Promise<CauseReport | null> {
    return this.#run(query, true, signal);
  }

  stop(): void {
    this.#worker.terminate();
  }

  #run(query: CauseQuery, isFurther: boolean, signal: AbortSignal): Promise<CauseReport | null> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#running.set(id, { signal, resolve, reject, error: null });
      const cancel = (): void => {
        this.#send({ kind: 'cancel', id });
        reject(abortedError());
      };
      signal.addEventListener('abort', cancel, { once: true });
      this.#send({ kind: 'look', id, query, isFurther });
    });
  }

  async #receive(message: ToPage): Promise<void> {
    if (message.kind === 'ready') return;
    const running = this.#running.get(message.id);
    if (message.kind === 'load') {
      const { loadId, expr, grid } = message;
      try {
        if (!running) throw abortedError();
        const body = await this.#client.rangeBytes(expr, grid, running.signal);
        this.#send({ kind: 'loaded', loadId, body, metricPrefix: this.#client.metricPrefix }, [body]);
      } catch (error) {
        if (running) running.error = error;
        this.#send({ kind: 'failed', loadId });
      }
      return;
    }
    this.#running.delete(message.id);
    if (message.kind === 'ended') running?.resolve(message.report);
    else running?.reject(running.error ?? new Error('a look failed'));
  }

  #send(message: ToWorker, transfer: Transferable[] = []): void {
    this.#worker.postMessage(message, transfer);
  }
}
