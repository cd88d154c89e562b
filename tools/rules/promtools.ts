import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { sidPackage } from '../deps/sid-package';
import { findBinary } from '../prometheus/binaries';

export interface Promtool {
  readonly name: string;
  readonly path: string;
}

/** promtool of this machine and, where it can be had, that of Debian sid, which is of the next major version. */
export async function promtools(): Promise<Promtool[]> {
  const own = findBinary('promtool');
  const sid = await sidPackage('promtool');
  return [
    ...(own === null ? [] : [{ name: 'of the system', path: own }]),
    ...(sid === null ? [] : [{ name: 'of Debian sid', path: join(sid, 'usr', 'bin', 'promtool') }]),
  ];
}

/** Runs promtool; never rejects. @returns what it said, both streams, and whether it was content */
export function runPromtool(
  path: string,
  args: readonly string[],
): Promise<{ isGood: boolean; words: string }> {
  return new Promise((resolve) => {
    execFile(path, args, { timeout: 150_000 }, (error, stdout, stderr) =>
      resolve({ isGood: error === null, words: `${stdout}${stderr}` }),
    );
  });
}
