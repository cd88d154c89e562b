import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBlocks } from '../../servers/prometheus/blocks';
import { Fleet } from '../../simulator/fleet';
import { HistoryTarget } from '../../simulator/history-target';
import { Random } from '../../simulator/random';
import { SampleFile } from '../../simulator/sample-file';
import { drawCases, type CaseLengths, type DrawnCase } from './draw-cases';
import type { CaseKind, IncidentCase, World } from './incident-case';

/** The end of all cases: so far into a block of Prometheus that all samples are in one block. */
const RECORD_END_MS = Date.parse('2026-08-27T07:30:00Z');

export interface RecordedCases {
  /** A data folder for Prometheus; the caller removes it. */
  readonly dataDir: string;
  readonly cases: readonly IncidentCase[];
}

/**
 * Simulates cases and writes what Prometheus would have stored of all of them into one data folder: a job for each case, all of them
 * over the same 68 minutes.
 * @param options.perKind cases of each of the 23 kinds of incident
 * @param options.quiet quiet cases, their 8 kinds in turn
 * @param options.families names of the families to write, or of single series of a histogram, such as `…_sum`; default: all
 * @param options.kinds limits the cases to some kinds
 * @param options.lengths of the parts of a case; default: 68 minutes in all
 * @param options.onCase called when a case is written, with its index
 */
export async function recordCases(options: {
  readonly seed: number;
  readonly world: World;
  readonly perKind: number;
  readonly quiet: number;
  readonly scrapeIntervalS: number;
  readonly families?: ReadonlySet<string>;
  readonly kinds?: readonly CaseKind[];
  readonly lengths?: CaseLengths;
  readonly onCase?: (index: number) => void;
}): Promise<RecordedCases> {
  const { scrapeIntervalS, families, onCase } = options;
  const cases = drawCases({ ...options, recordEndMs: RECORD_END_MS });
  const dataDir = mkdtempSync(join(tmpdir(), 'lmdeploy-cases-'));
  const textDir = mkdtempSync(join(tmpdir(), 'lmdeploy-cases-text-'));
  mkdirSync(textDir, { recursive: true });
  try {
    const path = join(textDir, 'cases.om');
    const file = await SampleFile.create(path);
    try {
      for (const [index, drawn] of cases.entries()) {
        await writeCase(drawn, file, scrapeIntervalS, families);
        onCase?.(index);
      }
    } finally {
      await file.close();
    }
    await createBlocks([path], dataDir);
    return { dataDir, cases: cases.map(({ truth }) => truth) };
  } catch (error) {
    rmSync(dataDir, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(textDir, { recursive: true, force: true });
  }
}

/** Timestamps in steps of this are exact in binary seconds. */
const PHASE_MS = 250;

async function writeCase(
  { truth, times, scenario, lone, scrapedFromMs }: DrawnCase,
  file: SampleFile,
  scrapeIntervalS: number,
  families: ReadonlySet<string> | undefined,
): Promise<void> {
  const intervalMs = scrapeIntervalS * 1000;
  const phases = new Random(scenario.seed, 'phases');
  const fleet = new Fleet(scenario, times.warmUpMs);
  const targets = truth.instances
    .map((instance, index) => ({
      scrapes: new HistoryTarget({
        fleet,
        index,
        instance,
        job: truth.job,
        scrapesPerBlock: Math.ceil((times.recordEndMs - times.recordMs) / intervalMs) + 1,
        families,
      }),
      phaseMs: Math.floor((phases.next() * intervalMs) / PHASE_MS) * PHASE_MS,
      fromMs: scrapedFromMs.get(instance) ?? -Infinity,
    }))
    .sort((a, b) => a.phaseMs - b.phaseMs);
  let isLoneSent = lone === null;
  for (let roundMs = times.recordMs; roundMs <= times.recordEndMs; roundMs += intervalMs) {
    for (const { scrapes, phaseMs, fromMs } of targets) {
      const atMs = roundMs + phaseMs;
      if (atMs > times.recordEndMs || atMs < fromMs) continue;
      if (lone && !isLoneSent && atMs >= lone.atMs) {
        fleet.advanceTo(lone.atMs);
        fleet.send(truth.model, lone);
        isLoneSent = true;
      }
      fleet.advanceTo(atMs);
      scrapes.scrape();
    }
  }
  for (const { scrapes } of targets) await scrapes.writeTo(file);
}
