import { mkdirSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { BACKENDS_FOLDER } from '../programs/backends';

/** What Go can build: a folder with `go.mod` and `go.sum` beside this file. */
export const GO_MODULES = ['label-proxy', 'thanos', 'mimir'] as const;
export type GoModule = (typeof GO_MODULES)[number];

/** What Go gets besides `install`. Thanos casts the labels of Prometheus to its own, which are right only in the form "slicelabels". */
const FLAGS: Readonly<Record<GoModule, readonly string[]>> = {
  'label-proxy': [],
  thanos: ['-tags', 'slicelabels'],
  // The commit is after 3.0.6 and before 3.1.0; its file VERSION says 3.0.5, which its own build sets in the same way.
  mimir: [
    '-tags',
    'netgo,stringlabels',
    '-ldflags',
    '-s -w -X github.com/grafana/mimir/pkg/util/version.Version=3.0.5',
  ],
};

/**
 * Builds the programs of a module into {@link BACKENDS_FOLDER}: minutes to an hour of a core, and gigabytes of Go's cache.
 * @returns the exit code of Go
 */
export function buildModule(name: GoModule): Promise<number> {
  mkdirSync(BACKENDS_FOLDER, { recursive: true });
  return new Promise((resolve, reject) => {
    const child = spawn('go', ['install', ...FLAGS[name], 'tool'], {
      cwd: fileURLToPath(new URL(name, import.meta.url)),
      // A module may need a newer Go, which Go then fetches itself.
      env: { ...process.env, GOTOOLCHAIN: 'auto', GOFLAGS: '', GOBIN: BACKENDS_FOLDER },
      stdio: 'inherit',
    });
    child.once('error', () => reject(new Error('Go was not found: install it, version 1.24 or later.')));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
