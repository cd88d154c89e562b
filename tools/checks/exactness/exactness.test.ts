import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Grid } from '../../../src/lib/frame';
import { findBinary } from '../../programs/binaries';
import { createBlocks } from '../../servers/prometheus/blocks';
import { startPrometheus } from '../../servers/prometheus/start';
import { testedVersions } from '../../servers/prometheus/tested-versions';
import { compareHistograms } from './fixtures/compare';
import { drawHistogram } from './fixtures/draw-histogram';

/*
 * Compares statistics that the page computes from buckets with those of Prometheus, on random histograms with faults.
 * EXACTNESS_SEED changes the seed, EXACTNESS_COUNT the number of histograms.
 */

const SEED = Number(process.env['EXACTNESS_SEED'] ?? 20_260_101);
const COUNT = Number(process.env['EXACTNESS_COUNT'] ?? 300);

/** The data is in one block. The grid starts before the data and ends after it. */
const TIMES = { startS: 1_700_006_400, intervalS: 15, count: 80 };
const GRID: Grid = { startS: TIMES.startS - 20, endS: TIMES.startS + 1240, stepS: 20 };

const missing = (['prometheus', 'promtool'] as const).filter((name) => findBinary(name) === null);
const versions = missing.length > 0 ? [] : await testedVersions('prometheus');

describe.skipIf(missing.length > 0)(
  `statistics of buckets${missing.length > 0 ? ' (skipped: run npm run deps)' : ''}`,
  () => {
    const histograms = Array.from({ length: COUNT }, (_, i) => drawHistogram(SEED, i, TIMES));
    let folder = '';

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'exactness-'));
      const file = join(folder, 'histograms.om');
      await writeFile(file, `${histograms.map(({ text }) => text).join('')}# EOF\n`);
      await createBlocks([file], join(folder, 'blocks'));
    });
    afterAll(() => rm(folder, { recursive: true, force: true }));

    it.each(versions)(
      'equal those of Prometheus $name',
      async ({ name, path }) => {
        const dataDir = join(folder, name);
        await cp(join(folder, 'blocks'), dataDir, { recursive: true });
        const server = await startPrometheus({ dataDir, binary: path });
        try {
          const found = await compareHistograms(server.url, histograms, GRID);
          expect(found.faults.slice(0, 5), `EXACTNESS_SEED=${SEED}`).toEqual([]);
          // The comparison needs points of every kind.
          const { tally } = found;
          for (const key of ['numbers', 'absent', 'nan', 'infinite'] as const)
            expect(tally[key], key).toBeGreaterThan(0);
          expect(found.underOtherRepair, 'points where the other repair differs').toBeGreaterThan(0);
        } finally {
          await server.stop();
        }
      },
      120_000,
    );
  },
);
