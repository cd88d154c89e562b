import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NGINX_FOLDER = fileURLToPath(new URL('../../../deploy/nginx/', import.meta.url));
const SUFFIX = '.template';

/** Settings of `.env`, and the LMD_ names that the image leaves at their defaults. */
export type NginxSettings = Readonly<Record<string, string>>;

/**
 * Fills in the shipped templates as the image does: the shell script computes the settings, and only names that pass the
 * filter of the image are replaced.
 * @returns the text of each configuration file by its name
 * @throws Error with the message of the script when a setting is invalid
 */
export function renderNginx(settings: NginxSettings): Map<string, string> {
  const names = settingsOf(settings);
  const folder = join(NGINX_FOLDER, 'templates');
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

/** Writes the filled-in templates into a folder, under the names that the image uses. */
export function writeNginx(settings: NginxSettings, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of renderNginx({ ...settings, LMD_RUN: folder })) {
    writeFileSync(join(folder, name), text);
  }
}

/** The names that the script exports and that pass the filter of the image. */
function settingsOf(settings: NginxSettings): Map<string, string> {
  const script = join(NGINX_FOLDER, 'settings.envsh');
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
  const filter = /NGINX_ENVSUBST_FILTER=(\S+)/.exec(
    readFileSync(join(NGINX_FOLDER, 'Dockerfile'), 'utf8'),
  )?.[1];
  if (filter === undefined) throw new Error('deploy/nginx/Dockerfile sets no NGINX_ENVSUBST_FILTER.');
  return filter;
}
