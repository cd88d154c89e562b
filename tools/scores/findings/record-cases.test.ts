import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPrometheus, type RunningPrometheus } from '../../servers/prometheus/start';
import type { IncidentCase } from './incident-case';
import { recordCases, type RecordedCases } from './record-cases';

const FAMILIES = new Set([
  'lmdeploy:num_requests_running',
  'lmdeploy:iter_token_latency_sum',
  'lmdeploy:iter_token_latency_count',
]);

describe('recordCases', () => {
  let recorded: RecordedCases;
  let prometheus: RunningPrometheus;

  beforeAll(async () => {
    recorded = await recordCases({
      seed: 1,
      world: 'a',
      perKind: 1,
      quiet: 0,
      kinds: ['decode', 'scrape'],
      families: FAMILIES,
      scrapeIntervalS: 5,
    });
    prometheus = await startPrometheus({ dataDir: recorded.dataDir });
  }, 120_000);
  afterAll(async () => {
    await prometheus.stop();
    rmSync(recorded.dataDir, { recursive: true, force: true });
  });

  async function valueOf(expr: string, atS: number): Promise<number> {
    const url = `${prometheus.url}/api/v1/query?${new URLSearchParams({ query: expr, time: String(atS) })}`;
    const { data } = (await (await fetch(url)).json()) as { data: { result: { value: [number, string] }[] } };
    return Number(data.result[0]?.value[1] ?? NaN);
  }

  function caseOf(kind: string): IncidentCase {
    const found = recorded.cases.find((one) => one.kind === kind);
    if (!found) throw new Error(`There is no case of ${kind}.`);
    return found;
  }

  it('writes a job for each case, with instances of its own and the requested families only', async () => {
    const endS = caseOf('decode').endS + 720;
    for (const { job, instances } of recorded.cases) {
      expect(await valueOf(`count(up{job="${job}"})`, endS)).toBe(instances.length);
    }
    const names = `count(count by (__name__) ({__name__=~"lmdeploy:.+"}))`;
    expect(await valueOf(names, endS)).toBe(FAMILIES.size);
    const [one, other] = recorded.cases.map(({ instances }) => instances);
    expect(one?.filter((instance) => other?.includes(instance))).toEqual([]);
  });

  it('writes clean minutes, then the incident at its place', async () => {
    const { job, place, startS, endS, size } = caseOf('decode');
    const itl = (name: string) =>
      `rate(lmdeploy:iter_token_latency_${name}{instance="${place}",job="${job}"}[8m])`;
    const expr = `${itl('sum')} / ${itl('count')}`;
    const [before, during] = [await valueOf(expr, startS), await valueOf(expr, endS)];
    expect(during / before).toBeGreaterThan(0.8 * (size.factor ?? 0));
    expect(await valueOf(`count_over_time(up{job="${job}"}[40m])`, startS)).toBe(480);
  });

  it('writes scrapes that fail as up 0', async () => {
    const { job, place, startS, endS, size } = caseOf('scrape');
    const upAt = (atS: number) => valueOf(`avg_over_time(up{instance="${place}",job="${job}"}[10m])`, atS);
    expect(await upAt(startS)).toBe(1);
    expect(await upAt(endS)).toBeCloseTo(1 - (size.share ?? 0), 0.7);
    expect(await valueOf(`max(scrape_duration_seconds{job="${job}"})`, startS)).toBeGreaterThan(0);
  });
});
