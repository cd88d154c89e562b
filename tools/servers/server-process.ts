import type { ChildProcess } from 'node:child_process';

/** A server that runs as a process of ours. */
export interface ServerProcess {
  /** Settles with how the process ended, in words; never rejects. */
  readonly ended: Promise<string>;
  hasEnded(): boolean;
  /** Settles when the process is gone and tidied up after. May be called again. */
  stop(): Promise<void>;
  /** Ends the process without a goodbye and tidies up; for when there is no time to wait for `stop`. */
  kill(): void;
}

const STOP_GRACE_MS = 10_000;
const READY_POLL_MS = 50;
/** For a server that takes a connection and says nothing. */
const ANSWER_MS = 5000;

/**
 * Holds a server that has just been started: it ends with our process also when nobody stops it, unless ours is killed
 * by a signal that it does not handle, for which see `CleanUp`.
 * @param tidy removes what the server leaves behind; synchronous, called once it is gone, and may be called twice
 * @param lastSignal what ends it at once: `SIGTERM` for one whose own processes would outlive a SIGKILL
 */
export function holdServer(
  child: ChildProcess,
  tidy: () => void = () => undefined,
  lastSignal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL',
): ServerProcess {
  const ended = endOf(child);
  const kill = (): void => {
    child.kill(lastSignal);
    tidy();
  };
  process.once('exit', kill);
  const tidied = ended.then(() => {
    process.removeListener('exit', kill);
    tidy();
  });
  const stop = async (): Promise<void> => {
    const patience = setTimeout(() => child.kill(lastSignal), STOP_GRACE_MS);
    child.kill('SIGTERM');
    await tidied.finally(() => clearTimeout(patience));
  };
  const hasEnded = (): boolean =>
    child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
  return { ended, hasEnded, stop, kill };
}

/**
 * Waits until a server answers. False when the time is over, or the server.
 * @param isReady which answer counts; one of success when left out
 */
export async function untilReady(
  url: string,
  timeoutS: number,
  server: ServerProcess,
  isReady: (answer: Response) => boolean = ({ ok }) => ok,
): Promise<boolean> {
  const deadlineMs = performance.now() + timeoutS * 1000;
  while (performance.now() < deadlineMs && !server.hasEnded()) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(ANSWER_MS), redirect: 'manual' }).catch(
      () => null,
    );
    await answer?.body?.cancel();
    if (answer !== null && isReady(answer)) return true;
    await new Promise((resolve) => setTimeout(resolve, READY_POLL_MS));
  }
  return false;
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) =>
      resolve(signal === null ? `exit code ${code}` : `signal ${signal}`),
    );
  });
}
