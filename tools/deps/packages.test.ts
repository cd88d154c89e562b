import { describe, expect, it } from 'vitest';
import { adviceFor, NEEDS, packagesFor } from './packages';
import { packageSystem } from './system';

describe('packageSystem', () => {
  it.each([
    ['linux', 'PRETTY_NAME="Debian GNU/Linux 12"\nID=debian\n', 'apt'],
    ['linux', 'ID=ubuntu\nID_LIKE=debian\n', 'apt'],
    ['linux', 'ID=linuxmint\nID_LIKE="ubuntu debian"\n', 'apt'],
    ['linux', 'ID="rocky"\nID_LIKE="rhel centos fedora"\n', 'dnf'],
    ['linux', 'ID="opensuse-leap"\nID_LIKE="suse opensuse"\n', 'zypper'],
    ['linux', 'ID=manjaro\nID_LIKE=arch\n', 'pacman'],
    ['linux', 'ID=alpine\n', 'apk'],
    ['linux', 'ID=nixos\n', null],
    ['linux', null, null],
    ['darwin', null, 'brew'],
    ['win32', null, 'windows'],
  ])('is, on %s with %j: %s', (platform, osRelease, system) => {
    expect(packageSystem(platform, osRelease)).toBe(system);
  });
});

describe('packagesFor', () => {
  it('names each package once', () => {
    expect(packagesFor('apt', NEEDS)).toEqual([
      'prometheus',
      'nginx',
      'chromium-headless-shell|chromium',
      'fonts-noto-cjk',
    ]);
    expect(packagesFor('apt', ['promtool'])).toEqual(['prometheus']);
  });
});

describe('adviceFor', () => {
  it('is a command that installs only the missing needs', () => {
    expect(adviceFor('apt', ['nginx'])).toBe('Run: sudo apt-get install --no-install-recommends nginx');
    expect(adviceFor('apt', ['chromium'])).toBe('Run: sudo apt-get install --no-install-recommends chromium');
    expect(adviceFor('brew', ['promtool', 'nginx'])).toBe('Run: brew install prometheus nginx');
  });

  it('gives other advice on a system without such a command', () => {
    expect(adviceFor('windows', NEEDS)).toMatch(/WSL/);
    expect(adviceFor(null, ['nginx', 'chromium'])).toMatch(/^Install nginx, chromium with .*NGINX_BIN/);
  });
});
