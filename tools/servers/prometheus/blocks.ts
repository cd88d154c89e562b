import { lastLineOf, runCommand } from '../../process/run-command';
import { requireBinary } from '../../programs/binaries';

/** Files that are processed at the same time: one promtool uses about one core. */
const AT_ONCE = 2;

/**
 * Turns OpenMetrics files into blocks of a Prometheus data folder, two files at a time.
 * @param dataDir created when it does not exist
 * @param promtool path of the program; by default the one that `requireBinary` finds
 * @param longest length of a block at most, such as `54h`: two hours times a power of three; by default two hours
 * @throws Error with the last line of promtool when it fails or cannot run
 */
export async function createBlocks(
  files: readonly string[],
  dataDir: string,
  promtool = requireBinary('promtool'),
  longest?: string,
): Promise<void> {
  const waiting = [...files];
  async function work(): Promise<void> {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      try {
        await createBlock(file, dataDir, promtool, longest);
      } catch (error) {
        waiting.length = 0;
        throw error;
      }
    }
  }
  const results = await Promise.allSettled(Array.from({ length: AT_ONCE }, work));
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}

async function createBlock(
  file: string,
  dataDir: string,
  promtool: string,
  longest: string | undefined,
): Promise<void> {
  const length = longest === undefined ? [] : [`--max-block-duration=${longest}`];
  const args = ['tsdb', 'create-blocks-from', ...length, 'openmetrics', '--quiet', file, dataDir];
  const { output, failure } = await runCommand(promtool, args);
  if (failure === null) return;
  const reason = lastLineOf(output) || 'npm run deps installs promtool';
  throw new Error(`promtool could not create a block from ${file} (${failure}): ${reason}`);
}
