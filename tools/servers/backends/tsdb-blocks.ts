import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** A block of a database of Prometheus. */
export interface TsdbBlock {
  readonly path: string;
  /** Its samples are from here until before `maxMs`, epoch ms. */
  readonly minMs: number;
  readonly maxMs: number;
  /** The distance of downsampled samples, ms; 0 for samples as they were scraped. */
  readonly resolutionMs: number;
}

/** The blocks of a folder, the oldest first. */
export function blocksOf(folder: string): TsdbBlock[] {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((path) => existsSync(join(path, 'meta.json')))
    .map((path) => {
      const meta = JSON.parse(readFileSync(join(path, 'meta.json'), 'utf8')) as {
        minTime: number;
        maxTime: number;
        thanos?: { downsample?: { resolution?: number } };
      };
      const resolutionMs = meta.thanos?.downsample?.resolution ?? 0;
      return { path, minMs: meta.minTime, maxMs: meta.maxTime, resolutionMs };
    })
    .sort((a, b) => a.minMs - b.minMs);
}

/**
 * Copies blocks into a folder that exists.
 * @param replica copies with another number get other ids, as blocks of another Prometheus have; 0 keeps the ids
 */
export function copyBlocks(blocks: readonly TsdbBlock[], folder: string, replica = 0): void {
  for (const { path } of blocks) {
    const id = basename(path);
    // The last letters of an id are random.
    const copyId = replica === 0 ? id : `${id.slice(0, -2)}${String(replica).padStart(2, '0')}`;
    cpSync(path, join(folder, copyId), { recursive: true });
    if (copyId === id) continue;
    const file = join(folder, copyId, 'meta.json');
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(id, copyId));
  }
}
