import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exampleSettings } from './example-settings';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** The outcome of a docker command. */
export interface DockerResult {
  readonly exitCode: number;
  /** The text of standard output and standard error. */
  readonly output: string;
}

/** A copy of the files that a clean clone has. Docker Compose runs it under a unique name. */
export class ComposeProject {
  readonly folder: string;
  readonly name: string;

  /** @param folder receives the copy; the caller removes it */
  constructor(folder: string, name: string) {
    this.folder = folder;
    this.name = name;
    const listed = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      cwd: ROOT,
      encoding: 'utf8',
      maxBuffer: 64e6,
    });
    if (listed.status !== 0) throw new Error(`git cannot list the files of the project: ${listed.stderr}`);
    for (const file of listed.stdout.split('\0').filter((path) => path !== '')) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      cpSync(join(ROOT, file), join(folder, file), { force: true, errorOnExist: false });
    }
  }

  /** Writes a file of the copy. */
  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  /** Replaces `.env`. */
  set(settings: Readonly<Record<string, string>>): void {
    this.write(
      '.env',
      Object.entries(settings)
        .map(([name, value]) => `${name}=${value}\n`)
        .join(''),
    );
  }

  /** Runs `docker compose`; rejects only when it cannot be started. */
  compose(...args: string[]): Promise<DockerResult> {
    return docker(['compose', '--project-name', this.name, ...args], this.folder);
  }

  /** @throws Error with the output of compose when it fails */
  async up(...args: string[]): Promise<void> {
    const { exitCode, output } = await this.compose('up', '--detach', '--wait', ...args);
    if (exitCode !== 0) {
      const { output: log } = await this.compose('logs', '--tail', '20');
      throw new Error(`docker compose up failed:\n${output.trim()}\n${log.trim()}`);
    }
  }

  /** The remaining containers, volumes, networks and images of the project, by id. */
  async leftovers(): Promise<string[]> {
    const label = `label=com.docker.compose.project=${this.name}`;
    const lists = await Promise.all([
      docker(['ps', '--all', '--quiet', '--filter', label]),
      docker(['volume', 'ls', '--quiet', '--filter', label]),
      docker(['network', 'ls', '--quiet', '--filter', label]),
      docker(['image', 'ls', '--quiet', `${this.name}-*`]),
    ]);
    return lists.flatMap(({ output }) => output.split('\n').filter((line) => line !== ''));
  }
}

/** Runs the docker client to its end. */
export function docker(args: readonly string[], cwd: string = ROOT): Promise<DockerResult> {
  return new Promise((resolve, reject) => {
    // Variables of this shell must not override the .env of the copy.
    const settings = exampleSettings();
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !settings.has(name)));
    const child = spawn('docker', args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.once('error', reject);
    child.once('close', (code) => resolve({ exitCode: code ?? 1, output }));
  });
}
