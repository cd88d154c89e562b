import { changesIn, type LoadedPeriods } from './load-change';

/* Splits what changed beside the page's main thread: with many ranks it takes longer than a frame. */

/** The part of the scope of a worker that this one uses. */
interface WorkerScope {
  postMessage(message: unknown): void;
  onmessage: ((event: MessageEvent<LoadedPeriods>) => void) | null;
}

const scope = globalThis as unknown as WorkerScope;
scope.onmessage = ({ data }) => scope.postMessage(changesIn(data));
scope.postMessage('ready');
