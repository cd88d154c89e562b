import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createBlocks } from '../../servers/prometheus/blocks';
import { SampleFile } from '../../simulator/sample-file';
import type { SeriesKey } from '../../simulator/samples';
import type { RankTable } from './simulate';

/** Blocks of Prometheus begin and end at multiples of this since the epoch. */
export const BLOCK_MS = 2 * 3_600_000;
/** promtool processes two files at a time, so more text files would only fill the disk. */
const FILES_AT_ONCE = 2;

/** A rank of the history: a simulated rank under its own labels, shifted by `shiftRows`. */
export interface WrittenRank {
  readonly table: RankTable;
  readonly shiftRows: number;
  /** Replaces the model of the simulation; null keeps it. */
  readonly model: string | null;
  readonly labels: Readonly<Record<string, string>>;
  /** The delay of its scrapes after the start of the interval. */
  readonly phaseMs: number;
}

/** Writes `rows` scrapes of each rank as blocks into `dataDir`; `textDir` holds the intermediate text. */
export async function writeBlocks(options: {
  readonly ranks: readonly WrittenRank[];
  readonly rows: number;
  readonly startMs: number;
  readonly intervalMs: number;
  readonly textDir: string;
  readonly dataDir: string;
  /** Length of a block: {@link BLOCK_MS}, or that times a power of three. */
  readonly blockMs?: number;
}): Promise<void> {
  const { startMs, intervalMs, rows, blockMs = BLOCK_MS } = options;
  const endMs = startMs + rows * intervalMs;
  const edges: number[] = [];
  for (let ms = Math.floor(startMs / blockMs) * blockMs; ms < endMs; ms += blockMs) edges.push(ms);
  for (let i = 0; i < edges.length; i += FILES_AT_ONCE) {
    const files: string[] = [];
    for (const edgeMs of edges.slice(i, i + FILES_AT_ONCE)) {
      const path = join(options.textDir, `${edgeMs}.om`);
      await writeText(path, { ...options, edgeMs, blockMs });
      files.push(path);
    }
    await createBlocks(files, options.dataDir, undefined, `${blockMs / 3_600_000}h`);
    await Promise.all(files.map((file) => rm(file)));
  }
}

interface TextPlan {
  readonly ranks: readonly WrittenRank[];
  readonly rows: number;
  readonly startMs: number;
  readonly intervalMs: number;
  /** The start of the block, epoch ms. */
  readonly edgeMs: number;
  readonly blockMs: number;
}

async function writeText(path: string, plan: TextPlan): Promise<void> {
  const { ranks, rows, startMs, intervalMs, edgeMs, blockMs } = plan;
  const file = await SampleFile.create(path);
  try {
    for (const { table, shiftRows, model, labels, phaseMs } of ranks) {
      const rowAt = (ms: number): number => Math.ceil((ms - startMs - phaseMs) / intervalMs);
      const from = Math.max(0, rowAt(edgeMs));
      const to = Math.min(rows, rowAt(edgeMs + blockMs));
      if (from >= to) continue;
      const times = Array.from({ length: to - from }, (_, i) =>
        ((startMs + phaseMs + (from + i) * intervalMs) / 1000).toFixed(3),
      );
      const stamps = { count: to - from, text: Buffer.from(`${times.join('\n')}\n`) };
      const width = table.series.length;
      const seen = table.values.subarray((from + shiftRows) * width);
      for (const [column, key] of table.series.entries()) {
        await file.writeColumn(
          { prefix: Buffer.from(linePrefix(key, labels, model)), table: seen, width, column },
          stamps,
        );
      }
    }
  } finally {
    await file.close();
  }
}

function linePrefix(
  { name, labels }: SeriesKey,
  own: Readonly<Record<string, string>>,
  model: string | null,
): string {
  // Only LMDeploy names the model; the series of a scrape have no such label.
  const named = model !== null && 'model_name' in labels ? { model_name: model } : {};
  const pairs = Object.entries({ ...labels, ...named, ...own }).map(
    ([key, value]) => `${key}=${JSON.stringify(value)}`,
  );
  return `${name}{${pairs.join(',')}} `;
}
