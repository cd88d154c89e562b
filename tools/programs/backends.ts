import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Programs of the servers behind which a Prometheus may grow. Nothing but their own tests and `npm run backends` needs them. */
export const BACKEND_PROGRAMS = [
  'prom-label-proxy',
  'vmstorage',
  'vminsert',
  'vmselect',
  'thanos',
  'mimir',
  'memcached',
] as const;
export type BackendProgram = (typeof BACKEND_PROGRAMS)[number];

/** Where `npm run backends -- build` puts what it builds. */
export const BACKENDS_FOLDER = fileURLToPath(new URL('../../.cache/backends', import.meta.url));

/** The environment variable with the path of a program, such as `PROM_LABEL_PROXY_BIN`. */
export const backendVariable = (name: BackendProgram): string =>
  `${name.toUpperCase().replaceAll('-', '_')}_BIN`;

/**
 * The path of a program: from its variable, from PATH, or built; null when this machine does not have it.
 * @throws Error when the variable names no file
 */
export function findBackend(name: BackendProgram, env: NodeJS.ProcessEnv = process.env): string | null {
  const given = new Map(Object.entries(env)).get(backendVariable(name)) ?? '';
  if (given !== '') {
    if (existsSync(given)) return given;
    throw new Error(`${backendVariable(name)} is ${given}, which does not exist: correct it or unset it.`);
  }
  const folders = [...(env['PATH'] ?? '').split(delimiter).filter((path) => path !== ''), BACKENDS_FOLDER];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}

/** Those of the programs that this machine does not have, as one sentence; null when it has all. */
export function missingBackends(names: readonly BackendProgram[]): string | null {
  const missing = names.filter((name) => findBackend(name) === null);
  if (missing.length === 0) return null;
  return `${missing.join(', ')} not found: install it, or build it with "npm run backends -- build", or set ${missing.map(backendVariable).join(', ')}.`;
}
