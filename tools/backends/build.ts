import { mkdirSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { BACKENDS_FOLDER } from '../programs/backends';

/** What Go can build: a folder with `go.mod` and `go.sum` beside this file. */
export const GO_MODULES = ['label-proxy', 'thanos'] as const;
export type GoModule = (typeof GO_MODULES)[number];

/** Thanos casts the labels of Prometheus to its own, which are right only in this form of them. */
const TAGS: Readonly<Record<GoModule, string>> = {
  'label-proxy': '',
  thanos: 'slicelabels',
};

/**
 * Builds the programs of a module into {@link BACKENDS_FOLDER}: minutes to an hour of a core, and gigabytes of Go's cache.
 * @returns the exit code of Go
 */
export function buildModule(name: GoModule): Promise<number> {
  mkdirSync(BACKENDS_FOLDER, { recursive: true });
  return new Promise((resolve, reject) => {
    const child = spawn('go', ['install', '-tags', TAGS[name], 'tool'], {
      cwd: fileURLToPath(new URL(name, import.meta.url)),
      // A module may need a newer Go, which Go then fetches itself.
      env: { ...process.env, GOTOOLCHAIN: 'auto', GOFLAGS: '', GOBIN: BACKENDS_FOLDER },
      stdio: 'inherit',
    });
    child.once('error', () => reject(new Error('Go was not found: install it, version 1.24 or later.')));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
