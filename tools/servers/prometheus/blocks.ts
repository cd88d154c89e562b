import { spawn } from 'node:child_process';
import { requireBinary } from '../../programs/binaries';

/** promtool keeps about one core busy. */
const atOnce = 2;

/**
 * Turns OpenMetrics files into blocks of a Prometheus data folder, two files at a time.
 * @param dataDir created when it is not there
 * @param promtool the executable; found as `requireBinary` does when left out
 * @throws Error with promtool's last words when it fails or is not there
 */
export async function createBlocks(
  files: readonly string[],
  dataDir: string,
  promtool = requireBinary('promtool'),
): Promise<void> {
  const left = [...files];
  async function work(): Promise<void> {
    for (let file = left.shift(); file !== undefined; file = left.shift()) {
      try {
        await createBlock(file, dataDir, promtool);
      } catch (error) {
        left.length = 0;
        throw error;
      }
    }
  }
  const results = await Promise.allSettled(Array.from({ length: atOnce }, work));
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}

function createBlock(file: string, dataDir: string, promtool: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const args = ['tsdb', 'create-blocks-from', 'openmetrics', '--quiet', file, dataDir];
    const child = spawn(promtool, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const kill = () => child.kill('SIGKILL');
    process.once('exit', kill);
    let words = '';
    const listen = (chunk: Buffer) => {
      words = (words + chunk.toString('utf8')).slice(-2_000);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('error', (error) =>
      reject(
        new Error(`Cannot run ${promtool}: ${error.message}. Run npm run deps to install it.`, {
          cause: error,
        }),
      ),
    );
    child.once('close', (code, signal) => {
      process.removeListener('exit', kill);
      if (code === 0) resolve();
      else {
        const lastLine = words.trim().split('\n').at(-1) ?? '';
        reject(
          new Error(`promtool could not make a block of ${file} (${signal ?? `exit ${code}`}): ${lastLine}`),
        );
      }
    });
  });
}
