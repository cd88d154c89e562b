import type { ModelChange } from '../findings/change/model-change';
import { changesIn, type LoadedPeriods } from './load-change';

/**
 * What changed, split in a worker, or in the page where the browser or its policy allows none.
 * @param signal ends the worker; the promise then stays open
 */
export function splitChange(loaded: LoadedPeriods, signal: AbortSignal): Promise<ModelChange[]> {
  return new Promise((resolve) => {
    let worker: Worker | null = null;
    const inPage = (): void => {
      worker?.terminate();
      resolve(changesIn(loaded));
    };
    try {
      worker = new Worker(new URL('./change-worker.ts', import.meta.url), { type: 'module' });
    } catch {
      inPage();
      return;
    }
    const own = worker;
    signal.addEventListener('abort', () => own.terminate(), { once: true });
    own.addEventListener('error', inPage, { once: true });
    own.addEventListener('message', ({ data }: MessageEvent<'ready' | ModelChange[]>) => {
      if (data === 'ready') {
        own.postMessage(loaded);
        return;
      }
      own.terminate();
      resolve(data);
    });
  });
}
