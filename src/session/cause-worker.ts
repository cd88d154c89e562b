import { matrixOfBytes } from '../queries/http/matrix-of-body';
import type { Matrix } from '../queries/matrix';
import type { Grid } from '../lib/frame';
import { CauseLooks } from './cause-looks';
import type { ToPage, ToWorker } from './cause-messages';
import type { LoadMatrix } from './look-back';

/*
 * Looks for causes beside the page's main thread: looks at a day of many ranks take longer than a frame. The page sends the queries,
 * so that headers and turns are those of all its requests. The worker reads the responses.
 */

/** The part of the scope of a worker that this one uses. */
interface WorkerScope {
  postMessage(message: ToPage): void;
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
}

const scope = globalThis as unknown as WorkerScope;
const looks = new CauseLooks();
const cancelled = new Set<number>();
const loads = new Map<
  number,
  { grid: Grid; resolve: (matrix: Matrix) => void; reject: (error: unknown) => void }
>();
let lastLoadId = 0;

async function look({ id, query, isFurther }: Extract<ToWorker, { kind: 'look' }>): Promise<void> {
  const load: LoadMatrix = (expr, grid) =>
    new Promise((resolve, reject) => {
      lastLoadId += 1;
      loads.set(lastLoadId, { grid, resolve, reject });
      scope.postMessage({ kind: 'load', id, loadId: lastLoadId, expr, grid });
    });
  // Lets messages in, such as one that cancels the look.
  const pause = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 0));
    if (cancelled.has(id)) throw new Error('cancelled');
  };
  try {
    const report = isFurther
      ? await looks.lookFurther(query, load, pause)
      : await looks.look(query, load, pause);
    scope.postMessage({ kind: 'ended', id, report });
  } catch {
    scope.postMessage({ kind: 'failed', id });
  }
  cancelled.delete(id);
}

scope.onmessage = ({ data }) => {
  if (data.kind === 'look') {
    void look(data);
    return;
  }
  if (data.kind === 'cancel') {
    cancelled.add(data.id);
    return;
  }
  const waiting = loads.get(data.loadId);
  loads.delete(data.loadId);
  if (data.kind !== 'loaded') {
    waiting?.reject(new Error('not loaded'));
    return;
  }
  try {
    if (waiting) waiting.resolve(matrixOfBytes(data.body, waiting.grid, data.metricPrefix));
  } catch (error) {
    waiting?.reject(error);
  }
};
scope.postMessage({ kind: 'ready' });
