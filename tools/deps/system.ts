import { existsSync, readFileSync } from 'node:fs';

/** The package manager of a system; null when unknown. */
export type PackageSystem = 'apt' | 'dnf' | 'pacman' | 'zypper' | 'apk' | 'brew' | 'windows' | null;

/** The package manager by a name in ID or ID_LIKE of /etc/os-release. */
const BY_DISTRIBUTION: ReadonlyMap<string, PackageSystem> = new Map<string, PackageSystem>([
  ['debian', 'apt'],
  ['ubuntu', 'apt'],
  ['fedora', 'dnf'],
  ['arch', 'pacman'],
  ['suse', 'zypper'],
  ['opensuse', 'zypper'],
  ['alpine', 'apk'],
]);

/**
 * The package manager of a system.
 * @param platform as in `process.platform`
 * @param osRelease the text of /etc/os-release, or null when it does not exist
 * @see https://www.freedesktop.org/software/systemd/man/latest/os-release.html
 */
export function packageSystem(platform: string, osRelease: string | null): PackageSystem {
  if (platform === 'darwin') return 'brew';
  if (platform === 'win32') return 'windows';
  for (const name of distributions(osRelease ?? '')) {
    const found = BY_DISTRIBUTION.get(name);
    if (found !== undefined) return found;
  }
  return null;
}

/** The package system of this machine. */
export function thisPackageSystem(): PackageSystem {
  const file = '/etc/os-release';
  return packageSystem(process.platform, existsSync(file) ? readFileSync(file, 'utf8') : null);
}

function distributions(osRelease: string): string[] {
  return ['ID', 'ID_LIKE'].flatMap((key) => {
    const value = new RegExp(`^${key}=(.*)$`, 'm').exec(osRelease)?.[1] ?? '';
    return value.replaceAll(/["']/g, '').toLowerCase().split(/\s+/);
  });
}
