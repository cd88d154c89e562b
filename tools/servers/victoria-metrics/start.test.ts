import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { sidPackage } from '../../programs/sid-package';

const START = new URL('start.ts', import.meta.url).href;

/** A program that starts VictoriaMetrics, prints its URL, and exits without stopping it. */
const ABORTED = `
  const { startVictoriaMetrics } = await import(${JSON.stringify(START)});
  console.log((await startVictoriaMetrics()).url);
  process.exit(3);
`;

it.skipIf((await sidPackage('victoria-metrics')) === null)(
  'VictoriaMetrics ends with a program that does not stop it, and leaves no folder',
  { timeout: 60_000 },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lmdeploy-victoria-test-'));
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '-e', ABORTED],
      { encoding: 'utf8', env: { ...process.env, TMPDIR: folder } },
    );
    try {
      expect({ status, stderr }).toEqual({ status: 3, stderr: '' });
      await vi.waitFor(
        () => expect(fetch(`${stdout.trim()}/health`)).rejects.toThrow(/fetch failed/),
        10_000,
      );
      expect((await readdir(folder)).filter((name) => name.startsWith('lmdeploy-victoria-'))).toEqual([]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
);
