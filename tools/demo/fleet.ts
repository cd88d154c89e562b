import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { CleanUp } from '../process/clean-up';
import type { FleetMessage, FleetPlan } from './fleet-plan';

export interface RunningFleet {
  /** End of the history in the database, epoch ms; it is in the future. */
  readonly historyEndMs: number;
  /** Settles when the process has ended; never rejects. */
  readonly ended: Promise<void>;
}

/**
 * Starts the simulated servers in a separate process and writes their history to the database of Prometheus.
 * @param onProgress receives each message of that process
 * @returns the fleet, after its ranks respond
 * @throws Error with the reason when the ranks do not respond
 */
export async function startFleet(
  plan: FleetPlan,
  cleanUp: CleanUp,
  onProgress: (message: FleetMessage) => void,
): Promise<RunningFleet> {
  const child = fork(fileURLToPath(new URL('fleet-process.ts', import.meta.url)), [JSON.stringify(plan)], {
    // The child leads a separate process group: Ctrl-C reaches only this process, which then ends the whole group.
    detached: true,
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  cleanUp.add({
    close: async () => {
      endGroup(child);
      await ended;
    },
    closeNow: () => endGroup(child),
  });

  const historyEndMs = await new Promise<number>((resolve, reject) => {
    child.on('message', (message: FleetMessage) => {
      onProgress(message);
      if (message.kind === 'serving') resolve(message.historyEndMs);
      if (message.kind === 'failed') reject(new Error(message.message));
    });
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      reject(new Error(`The simulated servers ended during the start (${signal ?? `exit code ${code}`}).`)),
    );
  });
  return { historyEndMs, ended };
}

function endGroup(child: ChildProcess): void {
  // The id of an ended process may belong to another one.
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
  } catch {
    // It has just ended.
  }
}
