import { spawn } from 'node:child_process';
import type { CleanUp } from '../../process/clean-up';

const STOP_GRACE_MS = 20_000;

/**
 * Runs a command and shows its output.
 * @returns its exit code; 1 when a signal ended it or it did not start
 */
export async function runStep(
  cleanUp: CleanUp,
  command: readonly [string, ...string[]],
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  const [file, ...args] = command;
  process.stdout.write(`\n> ${command.join(' ')}\n`);
  const child = spawn(file, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    // Programs in Go collect garbage less often: those of tests live shortly, and it costs a sixth of their processor time.
    env: { GOGC: '400', ...process.env, ...env },
    // On Windows the commands are scripts, which need a shell.
    shell: process.platform === 'win32',
  });
  const ended = new Promise<number>((resolve) => {
    child.once('error', (error) => {
      process.stderr.write(`${file} could not start: ${error.message}\n`);
      resolve(1);
    });
    child.once('exit', (code) => resolve(code ?? 1));
  });
  const unregister = cleanUp.add({
    close: async () => {
      // The test runners handle SIGINT like Ctrl-C: they end the servers and browsers that they started.
      child.kill('SIGINT');
      const killTimer = setTimeout(() => child.kill('SIGKILL'), STOP_GRACE_MS);
      await ended;
      clearTimeout(killTimer);
    },
    closeNow: () => child.kill('SIGKILL'),
  });
  const exitCode = await ended;
  unregister();
  return exitCode;
}
