import { spawnSync } from 'node:child_process';
import { findBinary, type BinaryName } from '../programs/binaries';
import { NEEDS, type Need } from './packages';

/** The version or place of each need; null when it is missing. */
export type Inventory = Readonly<Record<Need, string | null>>;

const VERSION_ARGS: Readonly<Record<BinaryName, readonly string[]>> = {
  prometheus: ['--version'],
  promtool: ['--version'],
  nginx: ['-v'],
  // As root, Chromium prints nothing without this flag.
  chromium: ['--version', '--no-sandbox'],
};

/** Looks for every need on this machine. A program counts as installed when it prints its version. */
export function takeInventory(): Inventory {
  const found = NEEDS.map((need): [Need, string | null] => [
    need,
    need === 'cjk-font' ? cjkFont() : versionText(need),
  ]);
  return Object.fromEntries(found) as Record<Need, string | null>;
}

function versionText(name: BinaryName): string | null {
  const path = findBinary(name);
  if (path === null) return null;
  const { status, stdout, stderr } = spawnSync(path, VERSION_ARGS[name], {
    encoding: 'utf8',
    timeout: 30_000,
  });
  if (status !== 0) return null;
  const version = /\d+(\.\d+)+/.exec(`${stdout}\n${stderr}`)?.[0];
  return version === undefined ? path : `${version} (${path})`;
}

/** macOS and Windows include Chinese fonts; elsewhere fontconfig or dpkg lists them. */
function cjkFont(): string | null {
  if (process.platform === 'darwin' || process.platform === 'win32') return 'of the system';
  const listed = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' })
    .stdout?.split('\n')[0]
    ?.trim();
  if (listed !== undefined && listed !== '') return listed.split(',')[0] ?? listed;
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f=${Status}', 'fonts-noto-cjk'], { encoding: 'utf8' });
  return stdout?.includes('install ok installed') === true ? 'fonts-noto-cjk' : null;
}
