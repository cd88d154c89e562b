import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBackend, missingBackends, type BackendProgram } from '../../programs/backends';
import { manageServer, untilReady } from '../server-process';

export interface RunningProgram {
  /** Ends the process at once, as a machine that is lost. */
  kill(): void;
  /** Settles when the process has ended and its log is removed. May be called again. */
  stop(): Promise<void>;
}

interface ProgramOptions {
  readonly program: BackendProgram;
  readonly args: readonly string[];
  /** Responds when the program is ready: with success, or with any status where `isAnyStatus`. */
  readonly readyUrl: string;
  readonly isAnyStatus?: boolean;
  readonly cwd?: string;
}

const READY_S = 60;

/**
 * Starts a program of a backend and waits until it is ready. It ends with this process.
 * @throws Error with the end of its log when it is missing or does not start
 */
export async function startProgram(options: ProgramOptions): Promise<RunningProgram> {
  const { program, args, readyUrl, isAnyStatus = false, cwd } = options;
  const path = findBackend(program);
  if (path === null) throw new Error(missingBackends([program]) ?? program);
  const folder = mkdtempSync(join(tmpdir(), 'lmdeploy-backend-'));
  const log = join(folder, 'log');
  const out = openSync(log, 'a');
  const child = spawn(path, args, { stdio: ['ignore', out, out], ...(cwd === undefined ? {} : { cwd }) });
  closeSync(out);
  let end = '';
  const server = manageServer(child, () => {
    end ||= tail(log);
    rmSync(folder, { recursive: true, force: true });
  });
  if (await untilReady(readyUrl, READY_S, server, isAnyStatus ? () => true : undefined)) {
    return { kill: () => void child.kill('SIGKILL'), stop: server.stop };
  }
  await server.stop();
  throw new Error(`${program} did not start within ${READY_S} s. The end of its log:\n${end}`);
}

function tail(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim().split('\n').slice(-12).join('\n');
  } catch {
    return '';
  }
}

/** Stops what was started, the last first. */
export async function stopAll(started: readonly { stop(): Promise<void> }[]): Promise<void> {
  for (const one of [...started].reverse()) await one.stop();
}
