import { execFile } from 'node:child_process';
import { onExit } from './on-exit';

/** The outcome of a command that has ended. */
export interface CommandResult {
  /** Standard output, followed by standard error. */
  readonly output: string;
  /** Null when the command succeeded; else `exit code 1`, `signal SIGTERM`, or the reason why it did not start. */
  readonly failure: string | null;
}

/**
 * Runs a command to its end; the command ends with our process. Never rejects.
 * @param timeoutMs ends the command after this time; 0 = no limit
 */
export function runCommand(file: string, args: readonly string[], timeoutMs = 0): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = execFile(file, args, { timeout: timeoutMs }, (error, stdout, stderr) => {
      forget();
      resolve({ output: stdout + stderr, failure: error === null ? null : failureOf(error) });
    });
    const kill = (): void => void child.kill('SIGKILL');
    const forget = onExit(kill);
  });
}

function failureOf(error: Error & { code?: unknown; signal?: unknown }): string {
  if (typeof error.code === 'number') return `exit code ${error.code}`;
  return typeof error.signal === 'string' ? `signal ${error.signal}` : error.message;
}

/** The last line of an output that has text; an empty string when no line has text. */
export const lastLineOf = (output: string): string => output.trim().split('\n').at(-1) ?? '';
