import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPrometheus, type RunningPrometheus } from '../../servers/prometheus/start';
import { CAUSE_SERIES } from './cause-series';
import type { IncidentCase } from './incident-case';
import { isRight } from './judge';
import { firstCause, pageOf } from './page-reports';
import { recordCases } from './record-cases';

const MINUTE_MS = 60_000;
const KINDS = ['decode', 'hot', 'kv'] as const;

describe('an incident that began ninety minutes before the page opens, and still holds', () => {
  let server: RunningPrometheus;
  let dataDir = '';
  let cases: readonly IncidentCase[] = [];
  const scrapeIntervalS = 5;

  beforeAll(async () => {
    const recorded = await recordCases({
      seed: 8,
      world: 'a',
      perKind: 1,
      quiet: 0,
      kinds: KINDS,
      scrapeIntervalS,
      families: CAUSE_SERIES,
      lengths: { cleanMs: 180 * MINUTE_MS, incidentMs: 92 * MINUTE_MS, afterMs: 0 },
    });
    ({ dataDir, cases } = recorded);
    server = await startPrometheus({ dataDir });
  }, 300_000);

  afterAll(async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  test.each(KINDS)(
    'is named as of its beginning once the day is read: %s',
    async (kind) => {
      const truth = cases.find((one) => one.kind === kind);
      if (!truth) throw new Error(`no case of ${kind}`);
      const atS = truth.startS + 90 * 60;
      const report = await pageOf(server.url, truth, scrapeIntervalS).shownLater(atS - 3600, atS);
      const cause = firstCause(report);
      expect({ said: cause?.kind, isRight: isRight(truth, cause) }).toMatchObject({ isRight: true });
      const incident = report.log.incidents.find(
        (one) => one.endS === report.log.atS && one.cause.kind === cause?.kind,
      );
      expect(Math.abs((incident?.startS ?? 0) - truth.startS)).toBeLessThan(20 * 60);
    },
    60_000,
  );

  test.each(KINDS)(
    'is named for a range that is over and lies within it: %s',
    async (kind) => {
      const truth = cases.find((one) => one.kind === kind);
      if (!truth) throw new Error(`no case of ${kind}`);
      const page = pageOf(server.url, truth, scrapeIntervalS);
      const { log } = await page.shownFor(truth.startS + 50 * 60, truth.startS + 75 * 60);
      expect(log.incidents.map(({ worst }) => isRight(truth, worst))).toContain(true);
    },
    60_000,
  );
});
