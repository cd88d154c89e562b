import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findBinary } from '../programs/binaries';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));
const ANY_PORTS = ['--port', '0', '--prometheus-port', '0', '--rank-port', '0'];

/** TMPDIR of the demo. The demo must leave nothing in it, not even its lock. */
let temporary = '';
beforeEach(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'lmdeploy-demo-test-'));
});
afterEach(() => rm(temporary, { recursive: true, force: true }));

function startDemo(args: readonly string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN, ...ANY_PORTS, ...args], {
    env: { ...process.env, TMPDIR: temporary },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const printed = (pattern: RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      const check = (): void => {
        const found = pattern.exec(output);
        if (found !== null) resolve(found[0]);
      };
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => {
          output += text;
          check();
        });
      }
      void ended.then(() => reject(new Error(`The demo ended:\n${output}`)));
    });
  return { child, ended, printed };
}

async function leftovers(): Promise<string[]> {
  // tsx keeps compiled files in this folder for the next program.
  return (await readdir(temporary)).filter(
    (name) => !name.startsWith('tsx-') && name !== 'node-compile-cache',
  );
}

describe.skipIf(findBinary('prometheus') === null || findBinary('promtool') === null)('the demo', () => {
  it(
    'serves its history through the page, and leaves nothing behind after Ctrl-C',
    { timeout: 120_000 },
    async () => {
      const demo = startDemo(['--hours', '0.1']);
      const link = (await demo.printed(/http:\/\/localhost:\d+\/\?from=now-6h \(ready/)).replace(
        ' (ready',
        '',
      );
      const url = new URL(link).origin;
      const query = encodeURIComponent('count(count_over_time(lmdeploy:num_requests_running[10m]))');
      const response = await fetch(`${url}/prometheus/api/v1/query?query=${query}`);
      expect(await response.json()).toMatchObject({
        data: { result: [{ value: [expect.anything(), '3'] }] },
      });
      expect((await readdir(temporary)).some((name) => name.endsWith('.lock'))).toBe(true);
      const rules = await fetch(`${url}/prometheus/api/v1/rules?type=alert`);
      expect(await rules.text()).toContain('LMDeploy');

      const second = startDemo(['--hours', '0.1']);
      await second.printed(/Open http/);
      second.child.kill('SIGINT');
      expect(await second.ended).toBe(130);
      expect((await fetch(url)).ok).toBe(true);

      demo.child.kill('SIGINT');
      expect(await demo.ended).toBe(130);
      expect(await leftovers()).toEqual([]);
      await expect(fetch(url)).rejects.toThrow();
    },
  );

  it('leaves nothing behind when it ends during the start', { timeout: 120_000 }, async () => {
    const demo = startDemo([]);
    await demo.printed(/Simulating/);
    demo.child.kill('SIGTERM');
    expect(await demo.ended).toBe(143);
    expect(await leftovers()).toEqual([]);
  });
});
