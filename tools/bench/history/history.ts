import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { CleanUp } from '../../process/clean-up';
import type { Case } from '../cases';
import { MODEL, NOW_MS } from '../moment';
import { keptNames, simulateRanks, type RankTable } from './simulate';
import { writeBlocks, type WrittenRank } from './write-blocks';

/** Part of the name of a kept history; increase it when the generator changes. */
const GENERATOR = 2;
/** At most this many ranks are simulated, because all would take an hour. The others are copies, shifted in time. */
const MOST_SIMULATED = 8;
/** Over more than this, only one rank is simulated. */
const LONG_S = 2 * 24 * 3600;
const SHIFT_MS = 600_000;
/** The history starts before the range, for the first rate windows, and ends after it, for refreshes. */
const BEFORE_MS = 3_600_000;
export const AFTER_MS = 3_600_000;

/**
 * Returns the data folder of the history of a case; creates it when missing and keeps it for later runs.
 * @param cacheDir folder of the kept histories
 * @param say receives progress messages while a history is created, which may take minutes
 */
export async function historyOf(
  wanted: Case,
  cacheDir: string,
  cleanUp: CleanUp,
  say: (words: string) => void,
): Promise<string> {
  const dataDir = join(cacheDir, keyOf(wanted));
  if (existsSync(dataDir)) return dataDir;
  const draftDir = `${dataDir}.${process.pid}`;
  const unregister = cleanUp.add({ closeNow: () => rmSync(draftDir, { recursive: true, force: true }) });
  const textDir = join(draftDir, 'text');
  const blocksDir = join(draftDir, 'blocks');
  mkdirSync(textDir, { recursive: true });
  const { ranks, models = 1, rangeS, scrapeIntervalS } = wanted;
  const intervalMs = scrapeIntervalS * 1000;
  const startMs = NOW_MS - rangeS * 1000 - BEFORE_MS;
  const rows = Math.ceil((NOW_MS + AFTER_MS - startMs) / intervalMs);
  const simulated = rangeS > LONG_S ? 1 : Math.min(ranks, MOST_SIMULATED);
  const shiftRows = Math.round(SHIFT_MS / intervalMs);
  const copies = Math.ceil(ranks / simulated);
  say(`Simulating ${simulated} ranks over ${rangeS / 3600} h …`);
  const tables = await simulateRanks({
    ranks: simulated,
    rows: rows + (copies - 1) * shiftRows,
    startMs,
    intervalMs,
  });
  const written = writtenRanks(tables, { ranks, models }, shiftRows, intervalMs);
  const samples = written.reduce((sum, { table }) => sum + table.series.length * rows, 0);
  say(`Writing ${(samples / 1e6).toFixed(1)} million samples of ${ranks} ranks …`);
  await writeBlocks({ ranks: written, rows, startMs, intervalMs, textDir, dataDir: blocksDir });
  renameSync(blocksDir, dataDir);
  rmSync(draftDir, { recursive: true, force: true });
  unregister();
  return dataDir;
}

function keyOf({ ranks, models = 1, rangeS, scrapeIntervalS }: Case): string {
  const all = JSON.stringify([
    GENERATOR,
    NOW_MS,
    MODEL,
    MOST_SIMULATED,
    SHIFT_MS,
    BEFORE_MS,
    AFTER_MS,
    keptNames(),
  ]);
  const hash = createHash('sha256').update(all).digest('hex').slice(0, 8);
  return `${rangeS / 3600}h-${scrapeIntervalS}s-${ranks}${models > 1 ? `of${models}` : ''}-${hash}`;
}

/** Ranks under their own labels, as many as wanted, from the tables of those that were simulated. */
export function writtenRanks(
  tables: readonly RankTable[],
  { ranks, models }: { readonly ranks: number; readonly models: number },
  shiftRows: number,
  intervalMs: number,
): WrittenRank[] {
  return Array.from({ length: ranks }, (_, rank) => {
    const table = tables[rank % tables.length];
    if (!table) throw new Error('The simulation has no rank.');
    return {
      table,
      shiftRows: Math.floor(rank / tables.length) * shiftRows,
      // With one model, the ranks keep the model of the simulation.
      model: models === 1 ? null : `${MODEL}-${rank % models}`,
      labels: {
        engine: String(Math.floor(rank / models)),
        instance: `10.0.${rank >> 3}.${17 + (rank & 7)}:23333`,
        job: 'lmdeploy',
      },
      // Whole milliseconds, because promtool truncates timestamps.
      phaseMs: Math.floor((rank * intervalMs) / ranks),
    };
  });
}
