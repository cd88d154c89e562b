import type { Update } from './update-targets';

export interface Watch {
  readonly intervalMs: number;
  /** Updates once; throws an Error with one sentence when it fails, and the next call may succeed. */
  readonly update: () => Promise<Update>;
  /** The lines that report an update. */
  readonly linesOf: (update: Update) => readonly string[];
  readonly say: (line: string) => void;
  readonly warn: (line: string) => void;
  /** Ends the watch after the current update. */
  readonly signal: AbortSignal;
}

/** Updates at each interval. Reports the first update, each update that changed the list, and each failure once. */
export async function watchTargets(watch: Watch): Promise<void> {
  let failure: string | null = null;
  let isFirst = true;
  while (!watch.signal.aborted) {
    try {
      const update = await watch.update();
      if (failure !== null) watch.say('The sources respond again.');
      if (isFirst || update.hasChanged) watch.linesOf(update).forEach((line) => watch.say(line));
      isFirst = false;
      failure = null;
    } catch (error) {
      const sentence = error instanceof Error ? error.message : String(error);
      if (sentence !== failure) watch.warn(`${sentence} The list does not change; will retry.`);
      failure = sentence;
    }
    await pause(watch.intervalMs, watch.signal);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
}
