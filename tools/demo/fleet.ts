import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { CleanUp } from '../process/clean-up';
import type { FleetMessage, FleetPlan } from './fleet-plan';

export interface RunningFleet {
  /** End of the history that is in the database, epoch ms, in the future. */
  readonly historyEndMs: number;
  /** Settles when the process is gone; never rejects. */
  readonly ended: Promise<void>;
}

/**
 * Starts the simulated servers in a process of their own, with their history written to Prometheus's database.
 * @param onProgress told each step
 * @returns when the ranks answer
 * @throws Error with the reason when it does not come so far
 */
export async function startFleet(
  plan: FleetPlan,
  cleanUp: CleanUp,
  onProgress: (message: FleetMessage) => void,
): Promise<RunningFleet> {
  const child = fork(fileURLToPath(new URL('fleet-process.ts', import.meta.url)), [JSON.stringify(plan)], {
    // The leader of a group of its own: Ctrl-C reaches us alone, and we end the whole group.
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
      reject(new Error(`The simulated servers ended at their start (${signal ?? `exit code ${code}`}).`)),
    );
  });
  return { historyEndMs, ended };
}

function endGroup(child: ChildProcess): void {
  // Once it is gone its number may be another's.
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
  } catch {
    // It has just ended by itself.
  }
}
