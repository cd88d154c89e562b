import type { Update } from './update-targets';

export interface Watch {
  readonly intervalMs: number;
  /** One look; it throws a sentence when it fails, and the next look may succeed. */
  readonly look: () => Promise<Update>;
  /** What is told of a look. */
  readonly linesOf: (update: Update) => readonly string[];
  readonly say: (line: string) => void;
  readonly complain: (line: string) => void;
  /** Ends the watch; the look that is under way is let finish. */
  readonly signal: AbortSignal;
}

/** Looks again and again; tells the first look and those that changed something, and each failure once. */
export async function watchTargets(watch: Watch): Promise<void> {
  let failure: string | null = null;
  let isFirst = true;
  while (!watch.signal.aborted) {
    try {
      const update = await watch.look();
      if (failure !== null) watch.say('It is there again.');
      if (isFirst || update.hasChanged) watch.linesOf(update).forEach((line) => watch.say(line));
      isFirst = false;
      failure = null;
    } catch (error) {
      const sentence = error instanceof Error ? error.message : String(error);
      if (sentence !== failure) watch.complain(`${sentence} The list stays as it is; still looking.`);
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
