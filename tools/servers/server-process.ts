import type { ChildProcess } from 'node:child_process';
import { onExit } from '../process/on-exit';

/** A server that runs as a child process. */
export interface ServerProcess {
  /** Settles with a text that says how the process ended; never rejects. */
  readonly ended: Promise<string>;
  hasEnded(): boolean;
  /** Settles when the process has ended and `tidy` has run. May be called again. */
  stop(): Promise<void>;
  /** Ends the process immediately and calls `tidy`. Use it when there is no time to wait for `stop`. */
  kill(): void;
}

const STOP_GRACE_MS = 10_000;
const READY_POLL_MS = 50;
/** Limit for one response, for a server that accepts a connection and never responds. */
const RESPONSE_MS = 5000;

/**
 * Manages a server that has just been started. The server ends with this process even when no code stops it, except when
 * a signal without a handler kills this process: `CleanUp` handles those signals.
 * @param tidy removes what the server leaves behind; it must be synchronous, and may be called twice
 * @param lastSignal the signal that ends it immediately: `SIGTERM` when its child processes would survive a SIGKILL
 */
export function manageServer(
  child: ChildProcess,
  tidy: () => void = () => undefined,
  lastSignal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL',
): ServerProcess {
  const ended = endOf(child);
  const kill = (): void => {
    child.kill(lastSignal);
    tidy();
  };
  const forget = onExit(kill);
  const tidied = ended.then(() => {
    forget();
    tidy();
  });
  const stop = async (): Promise<void> => {
    const killTimer = setTimeout(() => child.kill(lastSignal), STOP_GRACE_MS);
    child.kill('SIGTERM');
    await tidied.finally(() => clearTimeout(killTimer));
  };
  const hasEnded = (): boolean =>
    child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
  return { ended, hasEnded, stop, kill };
}

/**
 * Waits until a server is ready.
 * @param isReady returns true for the response to wait for; by default, one with a status of success
 * @returns false when the time is over or the server has ended
 */
export async function untilReady(
  url: string,
  timeoutS: number,
  server: ServerProcess,
  isReady: (response: Response) => boolean = ({ ok }) => ok,
): Promise<boolean> {
  const deadlineMs = performance.now() + timeoutS * 1000;
  while (performance.now() < deadlineMs && !server.hasEnded()) {
    const response = await fetch(url, { signal: AbortSignal.timeout(RESPONSE_MS), redirect: 'manual' }).catch(
      () => null,
    );
    await response?.body?.cancel();
    if (response !== null && isReady(response)) return true;
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
