import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPrometheus, type RunningPrometheus } from '../../servers/prometheus/start';
import { CAUSE_SERIES } from '../findings/cause-series';
import type { IncidentCase } from '../findings/incident-case';
import { recordCases } from '../findings/record-cases';
import { changeOfIncident, scoreChange, scoreLike } from './score';

const KINDS = ['burst', 'decode', 'hit', 'outputs', 'prefill', 'prompts'] as const;
const scrapeIntervalS = 5;

/** Incidents that the page's own code reads from a real Prometheus. */
describe('what changed', () => {
  let server: RunningPrometheus;
  let dataDir = '';
  let cases: readonly IncidentCase[] = [];
  const caseOf = (kind: string): IncidentCase => {
    const truth = cases.find((one) => one.kind === kind);
    if (!truth) throw new Error(`no case of ${kind}`);
    return truth;
  };

  beforeAll(async () => {
    const options = { seed: 5, world: 'a', perKind: 1, quiet: 0, families: CAUSE_SERIES } as const;
    const recorded = await recordCases({ ...options, scrapeIntervalS, kinds: KINDS });
    ({ dataDir, cases } = recorded);
    server = await startPrometheus({ dataDir });
  }, 300_000);

  afterAll(async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  test.each(KINDS)('names the cause first: %s', async (kind) => {
    expect(await scoreChange(server.url, caseOf(kind), scrapeIntervalS)).toMatchObject({ isRight: true });
  });

  test.each(KINDS)('is nothing between two periods before the incident: %s', async (kind) => {
    expect(await scoreLike(server.url, caseOf(kind), scrapeIntervalS)).toMatchObject({ isRight: true });
  });

  test('names the moment at which the requests grew, and none where they did not', async () => {
    for (const kind of KINDS) {
      const truth = caseOf(kind);
      const { change } = await changeOfIncident(server.url, truth, scrapeIntervalS);
      if (kind === 'burst') expect(Math.abs((change.onsetS ?? 0) - truth.startS)).toBeLessThanOrEqual(60);
      else expect(change.onsetS, kind).toBeNull();
    }
  });

  test('begins and ends with the means of Prometheus', async () => {
    const truth = caseOf('prefill');
    const { change, now } = await changeOfIncident(server.url, truth, scrapeIntervalS);
    const lengthS = now.endS - now.startS;
    const meanAt = async (atS: number, sum: string, count: string): Promise<number> => {
      const grown = (name: string): string => {
        const series = `lmdeploy:${name}{job="${truth.job}",model_name="${truth.model}"}`;
        return `sum(${series} - ${series} offset ${lengthS}s)`;
      };
      const query = `${grown(sum)} / (${count.split(' - ').map(grown).join(' - ')})`;
      const response = await fetch(
        `${server.url}/api/v1/query?${new URLSearchParams({ query, time: `${atS}` })}`,
      );
      const body = (await response.json()) as { data: { result: { value: [number, string] }[] } };
      return Number(body.data.result[0]?.value[1]);
    };
    const token = change.latencies.find(({ name }) => name === 'token');
    const sums = [
      'request_decode_time_seconds_sum',
      'request_generation_tokens_sum - e2e_request_latency_seconds_count',
    ] as const;
    expect(token?.now).toBeCloseTo(await meanAt(now.endS, ...sums), 12);
    expect(token?.before).toBeCloseTo(await meanAt(now.startS, ...sums), 12);
    const ttft = change.latencies.find(({ name }) => name === 'ttft');
    const firstTokens = ['time_to_first_token_seconds_sum', 'time_to_first_token_seconds_count'] as const;
    const waits = ttft?.wait ?? { before: NaN, now: NaN };
    expect((ttft?.now ?? NaN) - waits.now).toBeCloseTo(await meanAt(now.endS, ...firstTokens), 12);
    expect((ttft?.before ?? NaN) - waits.before).toBeCloseTo(await meanAt(now.startS, ...firstTokens), 12);
  });
});
