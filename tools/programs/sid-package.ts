import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CACHE = fileURLToPath(new URL('../../.cache/sid', import.meta.url));
const SCRIPT = fileURLToPath(new URL('sid-package.sh', import.meta.url));
const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';
/** The package's own name is also a folder's and apt's: nothing else may stand in it. */
const PACKAGE_NAME = /^[a-z0-9][a-z0-9.+-]+$/;
/** With waiting for another process that fetches at the same time. */
const TIMEOUT_MS = 300_000;

/**
 * The files of a package of Debian sid, unpacked below `.cache/sid/` and not installed: for tests on a newer
 * version than that of the system. Fetched once; later calls, also of other processes, find it there. What the
 * package depends on is not fetched: ask for it by name, or look whether the program starts.
 * @param say told in one sentence why there is none
 * @returns the folder that stands for `/`, so `usr/bin/…` lies below it; null where sid cannot be had, such as on
 *   another distribution or without a network
 */
export async function sidPackage(
  name: string,
  say: (sentence: string) => void = console.warn,
): Promise<string | null> {
  if (!PACKAGE_NAME.test(name)) throw new Error(`"${name}" is no name of a Debian package.`);
  const folder = join(CACHE, name);
  if (existsSync(folder)) return folder;
  const why = existsSync(KEYRING) ? await fetchPackage(name) : 'this is no Debian';
  if (why === null) return folder;
  say(`The package ${name} of Debian sid cannot be had here (${why}); what needs it is skipped.`);
  return null;
}

/** @returns null when the package is there, else the reason in words */
function fetchPackage(name: string): Promise<string | null> {
  mkdirSync(CACHE, { recursive: true });
  return new Promise((resolve) => {
    const child = spawn('flock', [join(CACHE, 'lock'), 'sh', SCRIPT, name, CACHE], {
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: TIMEOUT_MS,
    });
    let words = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (words += text));
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => {
      if (code === 0) resolve(null);
      else resolve(words.trim().split('\n').at(-1) || (signal ?? `exit code ${code}`));
    });
  });
}
