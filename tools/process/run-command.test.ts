import { describe, expect, it } from 'vitest';
import { lastLineOf, runCommand } from './run-command';

const node = (code: string, timeoutMs?: number) => runCommand(process.execPath, ['-e', code], timeoutMs);

describe('runCommand', () => {
  it('returns the output of both streams when the command succeeds', async () => {
    const result = await node('console.log("out"); console.error("err")');
    expect(result).toEqual({ output: 'out\nerr\n', failure: null });
  });

  it('reports the exit code, the signal, or the reason why the command did not start', async () => {
    expect((await node('process.exit(3)')).failure).toBe('exit code 3');
    expect((await node('setInterval(() => undefined, 1000)', 200)).failure).toBe('signal SIGTERM');
    expect((await runCommand('/no/such/program', [])).failure).toMatch(/ENOENT/);
  });

  it('removes its exit listener when the command has ended', async () => {
    const before = process.listenerCount('exit');
    await node('');
    expect(process.listenerCount('exit')).toBe(before);
  });
});

describe('lastLineOf', () => {
  it.each([
    ['one\ntwo\n\n', 'two'],
    ['', ''],
  ])('%j ends with %j', (output, line) => expect(lastLineOf(output)).toBe(line));
});
