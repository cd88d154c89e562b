import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The processor of Prometheus, and that of the browser, when they are pinned. */
export const PROMETHEUS_CORE = 0;
export const BROWSER_CORE = 1;

/** @throws Error when this machine has no taskset, or no second core */
export function requireTaskset(cores: number): void {
  const { error } = spawnSync('taskset', ['--version']);
  if (error) throw new Error('--pin needs taskset, which Linux has in util-linux.');
  if (cores < 2) throw new Error('--pin needs two cores.');
}

/** Keeps a running process, with all its threads, on one core. @throws Error with the sentence of taskset */
export function pinProcess(pid: number, core: number): void {
  const { status, stderr } = spawnSync('taskset', [
    '--all-tasks',
    '--cpu-list',
    '--pid',
    `${core}`,
    `${pid}`,
  ]);
  if (status !== 0) throw new Error(`Process ${pid} cannot be pinned: ${String(stderr).trim()}`);
}

/** Writes a script that starts a program on one core, because only its first process is known here. Returns its path. */
export function pinnedProgram(program: string, core: number, folder: string): string {
  const path = join(folder, 'pinned');
  writeFileSync(path, `#!/bin/sh\nexec taskset --cpu-list ${core} '${program}' "$@"\n`, { mode: 0o755 });
  return path;
}
