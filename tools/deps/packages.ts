import type { PackageSystem } from './system';

/** The programs and fonts that the tools and tests need besides npm packages. */
export const NEEDS = ['prometheus', 'promtool', 'nginx', 'chromium', 'cjk-font'] as const;
export type Need = (typeof NEEDS)[number];

/** A system that installs packages with one command. */
type CommandSystem = Exclude<PackageSystem, 'windows' | null>;

/**
 * The package of prometheus contains promtool on every system. With `|` the first that the distribution has: Debian's shell of Chromium
 * without windows needs a quarter less processor time for the tests.
 */
const PACKAGES: Readonly<Record<CommandSystem, Readonly<Record<Need, string>>>> = {
  apt: named('prometheus', 'nginx', 'chromium-headless-shell|chromium', 'fonts-noto-cjk'),
  dnf: named('golang-github-prometheus', 'nginx', 'chromium', 'google-noto-sans-cjk-fonts'),
  pacman: named('prometheus', 'nginx', 'chromium', 'noto-fonts-cjk'),
  zypper: named('golang-github-prometheus-prometheus', 'nginx', 'chromium', 'noto-sans-cjk-fonts'),
  apk: named('prometheus', 'nginx', 'chromium', 'font-noto-cjk'),
  brew: named('prometheus', 'nginx', 'google-chrome', 'font-noto-sans-cjk'),
};

const INSTALL = {
  apt: 'sudo apt-get install --no-install-recommends',
  dnf: 'sudo dnf install',
  pacman: 'sudo pacman -S',
  zypper: 'sudo zypper install',
  apk: 'sudo apk add',
  brew: 'brew install',
} as const;

function named(prometheus: string, nginx: string, chromium: string, font: string): Record<Need, string> {
  return { prometheus, promtool: prometheus, nginx, chromium, 'cjk-font': font };
}

/** The packages that contain the missing needs, each once, in the order of `missing`; `a|b` where either will do. */
export function packagesFor(system: CommandSystem, missing: readonly Need[]): string[] {
  return [...new Set(missing.map((need) => PACKAGES[system][need]))];
}

/** One sentence that says how to install the missing needs on this system. */
export function adviceFor(system: PackageSystem, missing: readonly Need[]): string {
  if (system === 'windows') {
    return 'On Windows, use WSL: run "wsl --install -d Debian", clone the project there and run "npm run deps".';
  }
  if (system === null) {
    return `Install ${missing.join(', ')} with the package manager of your system, or set their paths in PROMETHEUS_BIN, PROMTOOL_BIN, NGINX_BIN and CHROMIUM_BIN.`;
  }
  const packages = packagesFor(system, missing).map((name) => name.split('|').at(-1));
  return `Run: ${INSTALL[system]} ${packages.join(' ')}`;
}
