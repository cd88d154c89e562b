import { mkdirSync, rmSync } from 'node:fs';
import { freePort } from '../../process/free-port';
import { lastLineOf, runCommand } from '../../process/run-command';
import { findBackend } from '../../programs/backends';
import { startProgram, type RunningProgram } from './start-program';
import { blocksOf, copyBlocks, type TsdbBlock } from './tsdb-blocks';

export interface StoreGateway {
  /** The port where Query reaches it. */
  readonly grpc: number;
  /** Ends it as a machine that is lost. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Deletes the samples as they were scraped where there are those of five minutes: what is past the retention of the first ones. */
  deleteScraped(): Promise<void>;
  stop(): Promise<void>;
}

/** A folder in place of an object store. */
const objectStore = (folder: string): string =>
  `--objstore.config=${JSON.stringify({ type: 'FILESYSTEM', config: { directory: folder } })}`;

/** @throws Error with the last line of Thanos when it fails */
async function runThanos(args: readonly string[]): Promise<void> {
  const { output, failure } = await runCommand(findBackend('thanos') ?? 'thanos', [...args]);
  if (failure !== null) throw new Error(`thanos ${args[0]} failed (${failure}): ${lastLineOf(output)}`);
}

/**
 * Puts blocks into an object store, once for each set of labels as the sidecars of replicas do.
 * @param folder created when it does not exist
 * @param isCompacted runs the compactor over them: it makes blocks of up to two weeks, and downsamples those of more than 40 hours
 */
export async function fillObjectStore(
  folder: string,
  blocks: readonly TsdbBlock[],
  labelSets: readonly Readonly<Record<string, string>>[],
  isCompacted: boolean,
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const work = `${folder}.work`;
  for (const [index, labels] of labelSets.entries()) {
    mkdirSync(work);
    copyBlocks(blocks, work, index);
    const named = Object.entries(labels).map(([name, value]) => `--label=${name}=${JSON.stringify(value)}`);
    await runThanos([
      'tools',
      'bucket',
      'upload-blocks',
      `--path=${work}`,
      ...named,
      '--shipper.upload-compacted',
      objectStore(folder),
    ]);
    rmSync(work, { recursive: true });
  }
  if (isCompacted) await compact(folder);
}

/** Runs the compactor of Thanos once. */
async function compact(folder: string): Promise<void> {
  const work = `${folder}.work`;
  const http = await freePort();
  try {
    await runThanos([
      'compact',
      `--data-dir=${work}`,
      '--consistency-delay=0s',
      `--http-address=127.0.0.1:${http}`,
      objectStore(folder),
    ]);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Starts a store gateway over a folder that {@link fillObjectStore} made. */
export async function startStoreGateway(folder: string): Promise<StoreGateway> {
  const [grpc, http] = [await freePort(), await freePort()];
  let running: RunningProgram | null = null;
  const start = async (): Promise<void> => {
    running ??= await startProgram({
      program: 'thanos',
      args: [
        'store',
        `--data-dir=${folder}.cache`,
        objectStore(folder),
        '--sync-block-duration=10s',
        '--ignore-deletion-marks-delay=0s',
        `--grpc-address=127.0.0.1:${grpc}`,
        `--http-address=127.0.0.1:${http}`,
      ],
      readyUrl: `http://127.0.0.1:${http}/-/ready`,
    });
  };
  const stop = async (): Promise<void> => {
    await running?.stop();
    running = null;
  };
  await start();
  return {
    grpc,
    start,
    stop,
    deleteScraped: async () => {
      await stop();
      const blocks = blocksOf(folder);
      const untilMs = Math.max(...blocks.filter((block) => block.resolutionMs > 0).map(({ maxMs }) => maxMs));
      for (const { path, resolutionMs, maxMs } of blocks)
        if (resolutionMs === 0 && maxMs <= untilMs) rmSync(path, { recursive: true });
      await start();
    },
    kill: () => {
      running?.kill();
      return stop();
    },
  };
}
