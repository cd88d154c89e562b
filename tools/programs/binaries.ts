import { accessSync, closeSync, constants, existsSync, openSync, readSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The programs that tools and tests run. */
export type BinaryName = 'prometheus' | 'promtool' | 'nginx' | 'chromium';

interface BinarySource {
  /** Environment variable with the path; it takes precedence. */
  readonly env: `${Uppercase<BinaryName>}_BIN`;
  /** File names, the preferred one first. */
  readonly files: readonly string[];
}

export const BINARY_SOURCES: Readonly<Record<BinaryName, BinarySource>> = {
  prometheus: { env: 'PROMETHEUS_BIN', files: ['prometheus'] },
  promtool: { env: 'PROMTOOL_BIN', files: ['promtool'] },
  nginx: { env: 'NGINX_BIN', files: ['nginx'] },
  chromium: {
    env: 'CHROMIUM_BIN',
    files: [
      // The same engine without windows.
      'chromium-headless-shell',
      'chromium',
      'chromium-browser',
      'google-chrome-stable',
      'google-chrome',
      'Google Chrome',
      'Chromium',
    ],
  },
};

/** Folders that are searched after PATH: the PATH of a normal user often lacks sbin, and that of an IDE lacks Homebrew. */
const USUAL_PLACES = [
  '/usr/bin',
  '/usr/sbin',
  '/usr/local/bin',
  '/usr/local/sbin',
  '/opt/homebrew/bin',
  '/snap/bin',
  '/Applications/Google Chrome.app/Contents/MacOS',
  '/Applications/Chromium.app/Contents/MacOS',
];

const SNAP_CHROMIUM = '/snap/bin/chromium';

/**
 * The path of a program, or null when this machine does not have it.
 * @throws Error when the environment variable of the program does not name an executable file
 */
export function findBinary(name: BinaryName, env: NodeJS.ProcessEnv = process.env): string | null {
  const source = BINARY_SOURCES[name];
  const given = env[source.env];
  if (given !== undefined && given !== '') {
    if (isExecutable(given)) return given;
    throw new Error(`${source.env} is ${given}, which is not an executable file: correct it or unset it.`);
  }
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const folders = [
    ...(env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== ''),
    ...USUAL_PLACES,
  ];
  for (const file of source.files) {
    for (const folder of folders) {
      const path = join(folder, file + suffix);
      if (isExecutable(path) && !isSnapStub(path)) return path;
    }
  }
  return null;
}

/**
 * The path of a program that the caller needs.
 * @throws Error that says how to install the program when it is missing
 */
export function requireBinary(name: BinaryName, env: NodeJS.ProcessEnv = process.env): string {
  const path = findBinary(name, env);
  if (path !== null) return path;
  throw new Error(
    `${name} was not found: run "npm run deps", or set the path of the program in ${BINARY_SOURCES[name].env}.`,
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * True for the script in Ubuntu's package, which only starts the snap or reports that the snap is missing.
 * @see https://packages.ubuntu.com/chromium-browser
 */
function isSnapStub(path: string): boolean {
  if (!path.endsWith('chromium-browser') || existsSync(SNAP_CHROMIUM)) return false;
  const file = openSync(path, 'r');
  try {
    const start = Buffer.alloc(4096);
    const length = readSync(file, start);
    return start.toString('latin1', 0, length).includes(SNAP_CHROMIUM);
  } finally {
    closeSync(file);
  }
}
