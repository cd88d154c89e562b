import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writtenRanks } from '../history/history';
import { simulateRanks } from '../history/simulate';
import { writeBlocks } from '../history/write-blocks';

const SHIFT_MS = 600_000;

/**
 * Writes a history of many ranks as blocks into a folder. One rank is simulated, the others are copies of it from another time.
 * @param fromMs first sample, epoch ms
 * @param toMs last sample, epoch ms
 */
export async function buildHistory(options: {
  readonly ranks: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly scrapeIntervalS: number;
  readonly blockMs: number;
  readonly folder: string;
}): Promise<string> {
  const { ranks, fromMs, toMs, scrapeIntervalS, blockMs, folder } = options;
  mkdirSync(folder, { recursive: true });
  const intervalMs = scrapeIntervalS * 1000;
  const rows = Math.ceil((toMs - fromMs) / intervalMs);
  const shiftRows = Math.max(1, Math.round(SHIFT_MS / intervalMs));
  const tables = await simulateRanks({
    ranks: 1,
    rows: rows + (ranks - 1) * shiftRows,
    startMs: fromMs,
    intervalMs,
  });
  const dataDir = join(folder, 'blocks');
  await writeBlocks({
    ranks: writtenRanks(tables, { ranks, models: 1 }, shiftRows, intervalMs),
    rows,
    startMs: fromMs,
    intervalMs,
    textDir: folder,
    dataDir,
    blockMs,
  });
  return dataDir;
}
