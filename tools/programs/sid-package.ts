import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lastLineOf, runCommand } from '../process/run-command';

const CACHE = fileURLToPath(new URL('../../.cache/sid', import.meta.url));
const SCRIPT = fileURLToPath(new URL('sid-package.sh', import.meta.url));
const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';
/** A package name that is also safe as a folder name and as an argument of apt. */
const PACKAGE_NAME = /^[a-z0-9][a-z0-9.+-]+$/;
/** Includes the wait for another process that downloads at the same time. */
const TIMEOUT_MS = 300_000;

/**
 * Unpacks a package of Debian sid below `.cache/sid/` without installing it, for tests on a newer version than that of the
 * system. The package is downloaded once; later calls, also in other processes, reuse it. Dependencies are not downloaded:
 * each needs its own call.
 * @param warn receives one sentence that says why the package is not available
 * @returns the folder that contains `usr/bin/…`; null when the package is not available, for example on another
 *   distribution or without a network
 */
export async function sidPackage(
  name: string,
  warn: (sentence: string) => void = console.warn,
): Promise<string | null> {
  if (!PACKAGE_NAME.test(name)) throw new Error(`"${name}" is not the name of a Debian package.`);
  const folder = join(CACHE, name);
  if (existsSync(folder)) return folder;
  const why = existsSync(KEYRING) ? await fetchPackage(name) : 'this system is not Debian';
  if (why === null) return folder;
  warn(`The package ${name} of Debian sid is not available (${why}); tests that need it are skipped.`);
  return null;
}

/** @returns null when the package is unpacked, else the reason as a text */
async function fetchPackage(name: string): Promise<string | null> {
  mkdirSync(CACHE, { recursive: true });
  const command = [join(CACHE, 'lock'), 'sh', SCRIPT, name, CACHE];
  const { output, failure } = await runCommand('flock', command, TIMEOUT_MS);
  return failure === null ? null : lastLineOf(output) || failure;
}
