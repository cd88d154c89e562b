import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { sidPackage } from '../../programs/sid-package';
import { requireBinary } from '../../programs/binaries';

/** An nginx program. */
export interface NginxProgram {
  /** Such as `1.22.1`. */
  readonly version: string;
  readonly command: readonly [string, ...string[]];
}

/** Libraries that nginx of Debian sid needs and that an older system lacks or has only in older versions. */
const SID_LIBRARIES = ['libc6', 'libcrypt1', 'libpcre2-8-0', 'libssl3t64', 'zlib1g'];

/** The nginx of this machine. */
export function systemNginx(): NginxProgram {
  const command = [requireBinary('nginx')] as const;
  return { version: versionOf(command) ?? 'unknown', command };
}

/**
 * The nginx of Debian sid with the C library of sid, unpacked and not installed.
 * @returns null when it is not available; the reason is then printed
 */
async function sidNginx(): Promise<NginxProgram | null> {
  const nginx = await sidPackage('nginx');
  if (nginx === null) return null;
  const libraries: string[] = [];
  for (const name of SID_LIBRARIES) {
    const folder = await sidPackage(name);
    if (folder === null) return null;
    libraries.push(folder);
  }
  const machine = spawnSync('uname', ['-m'], { encoding: 'utf8' }).stdout.trim();
  const loader = machine === 'aarch64' ? 'usr/lib/ld-linux-aarch64.so.1' : 'usr/lib64/ld-linux-x86-64.so.2';
  const command = [
    join(libraries[0] ?? '', loader),
    '--library-path',
    libraries.map((folder) => join(folder, `usr/lib/${machine}-linux-gnu`)).join(':'),
    join(nginx, 'usr/sbin/nginx'),
  ] as const;
  const version = versionOf(command);
  if (version === null)
    console.warn('nginx of Debian sid does not run on this machine; tests that need it are skipped.');
  return version === null ? null : { version, command };
}

function versionOf([file, ...args]: readonly [string, ...string[]]): string | null {
  const { status, stderr } = spawnSync(file, [...args, '-v'], { encoding: 'utf8' });
  return status === 0 ? (/nginx\/([\d.]+)/.exec(stderr)?.[1] ?? null) : null;
}

/** The programs that tests use: the nginx of this machine and, where available, that of Debian sid. */
export async function testedPrograms(): Promise<NginxProgram[]> {
  const sid = await sidNginx();
  return sid === null ? [systemNginx()] : [systemNginx(), sid];
}
