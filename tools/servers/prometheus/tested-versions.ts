import { join } from 'node:path';
import { sidPackage } from '../../programs/sid-package';
import { findBinary } from '../../programs/binaries';

/** A program of Prometheus to test on. */
export interface TestedVersion {
  /** The origin of the program, for the title of a test, such as `of Debian sid`. */
  readonly name: string;
  readonly path: string;
}

/** The program of this machine and, where available, that of Debian sid, which has the next major version. */
export async function testedVersions(program: 'prometheus' | 'promtool'): Promise<TestedVersion[]> {
  const own = findBinary(program);
  const sid = await sidPackage(program);
  return [
    ...(own === null ? [] : [{ name: 'of the system', path: own }]),
    ...(sid === null ? [] : [{ name: 'of Debian sid', path: join(sid, 'usr', 'bin', program) }]),
  ];
}
