import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nodeStatus, startFakeProxy, type FakeProxy } from './fake-proxy.fixture';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));
const WAIT = { timeout: 10_000, interval: 50 };

let folder = '';
let out = '';
let proxy: FakeProxy;
let endings: (() => Promise<unknown>)[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lmdeploy-targets-test-'));
  out = join(folder, 'lmdeploy.json');
  proxy = await startFakeProxy({ 'http://10.0.0.5:23333': nodeStatus() });
});
afterEach(async () => {
  await Promise.all(endings.map((end) => end()));
  endings = [];
  await proxy.close();
  await rm(folder, { recursive: true, force: true });
});

/** Runs the program as `npm run targets` does and collects its output. */
function run(...args: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN, '--out', out, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, INIT_CWD: folder },
  });
  const output = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.err += text));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const end = async (): Promise<number | null> => {
    child.kill('SIGTERM');
    return ended;
  };
  endings.push(end);
  return { output, ended, end };
}

async function targets(): Promise<string[]> {
  const groups = JSON.parse(await readFile(out, 'utf8')) as { targets: string[] }[];
  return groups.flatMap((group) => group.targets);
}

describe('npm run targets', () => {
  it('writes the list once and ends', async () => {
    const { output, ended } = run('--proxy', proxy.url);
    expect(await ended).toBe(0);
    expect(output).toEqual({
      out: expect.stringMatching(/\nWrote .*lmdeploy\.json: 1 target\.\n$/),
      err: '',
    });
    expect(await targets()).toEqual(['10.0.0.5:23333']);
  });

  it('reports a failure in one line', async () => {
    proxy.body = '{}';
    const failing = run('--proxy', proxy.url);
    const wrong = run('10.0.0.5');
    expect(await failing.ended).toBe(1);
    expect(failing.output).toEqual({ out: '', err: `The proxy at ${proxy.url} lists no server yet.\n` });
    expect(await wrong.ended).toBe(2);
    expect(wrong.output.err).toMatch(/^"10\.0\.0\.5" names no port.* See npm run targets -- --help\.\n$/);
  });

  it('follows the proxy, reports a failure once, and continues when the proxy is back', async () => {
    await writeFile(out, JSON.stringify([{ targets: ['mine:1'] }]));
    const { output, end } = run('--proxy', proxy.url, '--watch', '1');
    await vi.waitFor(async () => expect(await targets()).toEqual(['mine:1', '10.0.0.5:23333']), WAIT);

    Object.assign(proxy, { status: 503, body: 'away' });
    const before = proxy.paths.length;
    await vi.waitFor(() => expect(proxy.paths.length).toBeGreaterThan(before + 2), WAIT);
    expect(output.err.match(/responded with 503.*will retry\.\n/g)).toHaveLength(1);
    expect(await targets()).toEqual(['mine:1', '10.0.0.5:23333']);

    Object.assign(proxy, { status: 200, body: JSON.stringify({ 'http://10.0.0.5:23844': nodeStatus() }) });
    await vi.waitFor(async () => expect(await targets()).toEqual(['mine:1', '10.0.0.5:23844']), WAIT);
    await vi.waitFor(
      () =>
        expect(output.out).toMatch(
          /The sources respond again\.\n\+ 10\.0\.0\.5:23844\n- 10\.0\.0\.5:23333\n/,
        ),
      WAIT,
    );
    expect(await end()).toBe(143);
  });
});
