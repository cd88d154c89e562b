import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPrometheus, type RunningPrometheus } from '../../servers/prometheus/start';
import { CAUSE_SERIES } from './cause-series';
import { INCIDENT_KINDS, type IncidentCase } from './incident-case';
import { recordCases } from './record-cases';
import { isPartRight, isRight } from './judge';
import { firstCause, pageOf } from './page-reports';
import { mainCause, nameAfter, nameAfterwards, scoreQuiet } from './score';

/** One incident of each kind and one quiet time of each kind, read by the page's own code from a real Prometheus. */
describe('the cause that the page names first', () => {
  let server: RunningPrometheus;
  let dataDir = '';
  let cases: readonly IncidentCase[] = [];
  const scrapeIntervalS = 5;

  beforeAll(async () => {
    const recorded = await recordCases({
      seed: 5,
      world: 'a',
      perKind: 1,
      quiet: 8,
      scrapeIntervalS,
      families: CAUSE_SERIES,
    });
    ({ dataDir, cases } = recorded);
    server = await startPrometheus({ dataDir });
  }, 300_000);

  afterAll(async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  test.each(INCIDENT_KINDS)(
    'is right five minutes into an incident, and for the range afterwards: %s',
    async (kind) => {
      const truth = cases.find((one) => one.kind === kind);
      if (!truth) throw new Error(`no case of ${kind}`);
      const page = pageOf(server.url, truth, scrapeIntervalS);
      expect(await nameAfter(page, truth, 5)).toMatchObject({ isRight: true });
      expect(await nameAfterwards(page, truth)).toMatchObject({ isRight: true });
    },
    60_000,
  );

  test.each([
    ['decode', 'slow-steps'],
    ['lag', 'api-lag'],
    ['burst', 'large-batch'],
    ['prefill', 'slow-prefill'],
    ['kv', 'queue'],
  ] as const)('has an excess that is split: %s, mostly %s', async (kind, part) => {
    const truth = cases.find((one) => one.kind === kind);
    if (!truth) throw new Error(`no case of ${kind}`);
    const report = await pageOf(server.url, truth, scrapeIntervalS).shownAt(truth.startS + 300);
    const cause = firstCause(report);
    const excess = cause?.excess;
    expect(excess?.parts[0]?.name).toBe(part);
    expect(isPartRight(truth, cause)).toBe(true);
    const sum = (excess?.parts ?? []).reduce((all, { seconds }) => all + seconds, 0);
    expect(sum).toBeCloseTo((excess?.now ?? NaN) - (excess?.usual ?? NaN), 12);
  });

  test('says what makes a rank slower than its peers', async () => {
    const truth = cases.find(({ kind }) => kind === 'decode');
    if (!truth) throw new Error('no case of decode');
    const { peers } = await pageOf(server.url, truth, scrapeIntervalS).shownAt(truth.startS + 300);
    expect(peers.map(({ rankKey, excess }) => [rankKey.split('|')[1], excess.parts[0]?.name])).toEqual([
      [truth.place, 'slow-steps'],
    ]);
  });

  test.each(['burst', 'decode', 'restart', 'stall'] as const)(
    'is named by a live page of six hours that opens two hours after the incident: %s',
    async (kind) => {
      const truth = cases.find((one) => one.kind === kind);
      if (!truth) throw new Error(`no case of ${kind}`);
      const atS = truth.endS + 7200;
      const report = await pageOf(server.url, truth, scrapeIntervalS).shownOver(atS - 6 * 3600, atS);
      const cause = mainCause(report);
      expect({ said: cause?.kind, isRight: isRight(truth, cause) }).toMatchObject({ isRight: true });
    },
    60_000,
  );

  test.each(INCIDENT_KINDS)(
    'is named by a live page that opens a quarter of an hour after the incident, and no effect of its end: %s',
    async (kind) => {
      const truth = cases.find((one) => one.kind === kind);
      if (!truth) throw new Error(`no case of ${kind}`);
      const atS = truth.endS + 900;
      const { log } = await pageOf(server.url, truth, scrapeIntervalS).shownOver(atS - 3600, atS);
      const incident = log.incidents.find(({ worst }) => isRight(truth, worst));
      expect(Math.abs((incident?.startS ?? NaN) - truth.startS)).toBeLessThanOrEqual(240);
      const later = log.incidents.filter(({ startS }) => startS > truth.endS);
      expect(later.map(({ cause }) => cause.kind).filter((name) => name !== 'leak')).toEqual([]);
    },
    60_000,
  );

  test.each(['burst', 'decode', 'kv', 'onemodel', 'prefill', 'stall'] as const)(
    'has the same times and size on pages of an hour, six hours and a day: %s',
    async (kind) => {
      const truth = cases.find((one) => one.kind === kind);
      if (!truth) throw new Error(`no case of ${kind}`);
      const sizes: number[] = [];
      for (const [hours, laterS] of [
        [1, 2700],
        [6, 7200],
        [24, 7200],
      ] as const) {
        const atS = truth.endS + laterS;
        const { log } = await pageOf(server.url, truth, scrapeIntervalS).shownOver(atS - hours * 3600, atS);
        const incident = log.incidents.find(({ worst }) => isRight(truth, worst));
        expect(incident?.windowS).toBe(100);
        // Looks at rare samples saw that requests waited, closer ones why.
        expect(log.incidents.map(({ cause }) => cause.kind)).not.toContain('unknown');
        expect(Math.abs((incident?.startS ?? NaN) - truth.startS)).toBeLessThanOrEqual(120);
        expect(Math.abs((incident?.endS ?? NaN) - truth.endS)).toBeLessThanOrEqual(150);
        sizes.push(incident?.worst.size ?? NaN);
      }
      const [low, high] = [Math.min(...sizes), Math.max(...sizes)];
      expect(high / low, sizes.join()).toBeLessThan(1.05);
    },
    60_000,
  );

  test('is no stall where samples end for all ranks at once: that is known of Prometheus, not of the engines', async () => {
    const busy = cases.filter(({ isQuiet }) => isQuiet);
    for (const truth of busy) {
      const selector = `{job="${truth.job}"}`;
      const params = new URLSearchParams({
        query: `max(max_over_time(timestamp(lmdeploy:num_requests_running${selector})[2h:10s]))`,
        time: String(truth.endS + 7200),
      });
      const response = await fetch(`${server.url}/api/v1/query?${params.toString()}`);
      const body = (await response.json()) as { data: { result: [{ value: [number, string] }] } };
      const lastS = Number(body.data.result[0].value[1]);
      const { log } = await pageOf(server.url, truth, scrapeIntervalS).shownAt(lastS + 150);
      expect(log.incidents.map(({ cause }) => cause.kind)).not.toContain('stall');
    }
  }, 120_000);

  test('is nothing in quiet times', async () => {
    const warnings: string[] = [];
    for (const truth of cases.filter(({ isQuiet }) => isQuiet)) {
      const quiet = await scoreQuiet(server.url, truth, scrapeIntervalS);
      warnings.push(...quiet.warnings.map((said) => `${truth.id}: ${said}`));
    }
    expect(warnings).toEqual([]);
  }, 120_000);
});
