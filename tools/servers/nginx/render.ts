import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const KIT = fileURLToPath(new URL('../../../deploy/nginx/', import.meta.url));
const SUFFIX = '.template';

/** What the shipped settings take: those of `.env`, and the LMD_ names that the image leaves at their defaults. */
export type NginxSettings = Readonly<Record<string, string>>;

/**
 * The shipped templates, filled in as the image does it: its shell script works the settings out, and only its names
 * are replaced.
 * @returns the text of each configuration file by its name
 * @throws Error with the sentence of the script when a setting cannot work
 */
export function renderNginx(settings: NginxSettings): Map<string, string> {
  const names = settingsOf(settings);
  const folder = join(KIT, 'templates');
  const files = readdirSync(folder).filter((name) => name.endsWith(SUFFIX));
  return new Map(
    files.map((name) => [
      name.slice(0, -SUFFIX.length),
      readFileSync(join(folder, name), 'utf8').replaceAll(
        /\$\{(\w+)\}/g,
        (text, key: string) => names.get(key) ?? text,
      ),
    ]),
  );
}

/** Writes the filled-in templates where the image has them. */
export function writeNginx(settings: NginxSettings, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of renderNginx({ ...settings, LMD_RUN: folder })) {
    writeFileSync(join(folder, name), text);
  }
}

/** The names that the script leaves in the environment and the image's filter lets through. */
function settingsOf(settings: NginxSettings): Map<string, string> {
  const script = join(KIT, 'settings.envsh');
  const { status, stdout, stderr, error } = spawnSync('sh', ['-c', 'set -e; . "$0"; env -0', script], {
    env: { PATH: process.env['PATH'] ?? '', ...settings },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(error?.message ?? stderr.trim());
  const filter = new RegExp(nameFilter());
  return new Map(
    stdout
      .split('\0')
      .map((line): [string, string] => {
        const at = line.indexOf('=');
        return [line.slice(0, at), line.slice(at + 1)];
      })
      .filter(([name]) => filter.test(name)),
  );
}

function nameFilter(): string {
  const filter = /NGINX_ENVSUBST_FILTER=(\S+)/.exec(readFileSync(join(KIT, 'Dockerfile'), 'utf8'))?.[1];
  if (filter === undefined) throw new Error('deploy/nginx/Dockerfile sets no NGINX_ENVSUBST_FILTER.');
  return filter;
}
