import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Exposition } from './exposition';
import { Fleet } from './fleet';
import { writeHistory } from './history';
import { type ParsedSample, parsePage, parseSample, seriesId } from './parsed-page';
import { type Scenario, steadyScenario } from './scenario';

/** Ten minutes before the end of a block of Prometheus. */
const startMs = Date.parse('2026-08-21T09:50:00Z');
const endMs = startMs + 20 * 60_000;
const scenario: Scenario = {
  ...steadyScenario({ models: ['a"} or vector(1)#', 'b'], specTokens: 2 }),
  incidents: [
    { kind: 'restart', rank: 0, startMs: startMs + 300_000, durationS: 60, factor: 1 },
    { kind: 'metrics-off', rank: 1, startMs: startMs + 400_000, durationS: 60, factor: 1 },
  ],
};
const instances = ['127.0.0.1:23333', '127.0.0.1:23334'];

let dir = '';
let files: string[] = [];
/** Lines of each file. */
let lines: string[][] = [];
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'simulator-history-'));
  const fleet = new Fleet(scenario, startMs);
  files = await writeHistory({ fleet, endMs, scrapeIntervalS: 10, instances, job: 'lmdeploy', dir });
  expect(fleet.nowMs).toBe(endMs);
  lines = await Promise.all(files.map(async (file) => (await readFile(file, 'utf8')).trimEnd().split('\n')));
});
afterAll(() => rm(dir, { recursive: true }));

const allLines = () => lines.flat().filter((line) => line !== '# EOF');
const timeOf = (line: string) => line.slice(line.lastIndexOf(' ') + 1);

describe('writeHistory', () => {
  it('writes one file for each block of two hours', () => {
    expect(files.map((file) => basename(file))).toEqual(['2026-08-21T08.om', '2026-08-21T10.om']);
    const boundary = Date.parse('2026-08-21T10:00:00Z') / 1000;
    for (const [i, fileLines] of lines.entries()) {
      expect(fileLines.at(-1)).toBe('# EOF');
      const samples = fileLines.slice(0, -1);
      expect(samples.every((line) => Number(timeOf(line)) < boundary === (i === 0))).toBe(true);
    }
  });

  it('writes the samples of a scrape at that time', async () => {
    const byTime = new Map<string, string[]>();
    for (const line of allLines()) {
      if (/^(up|scrape_)/.test(line)) continue;
      const key = `${instances.findIndex((instance) => line.includes(instance))} ${timeOf(line)}`;
      const group = byTime.get(key);
      if (group) group.push(line);
      else byTime.set(key, [line]);
    }
    const fleet = new Fleet(scenario, startMs);
    const expositions = instances.map((_, index) => new Exposition(fleet, index));
    const scrapes = [...byTime.keys()]
      .map((key) => key.split(' ').map(Number))
      .sort(([, a = 0], [, b = 0]) => a - b);
    expect(scrapes).toHaveLength(2 * 120 - 2 * 6);
    for (const [i, [index = 0, timeS = 0]] of scrapes.entries()) {
      fleet.advanceTo(timeS * 1000);
      // The test compares the scrapes around the restart and some of the others.
      if (i % 6 > 0 && Math.abs(timeS * 1000 - startMs - 330_000) > 60_000) continue;
      const target = { instance: instances[index] ?? '', job: 'lmdeploy' };
      const live = parsePage((await expositions[index]?.render('text')) ?? '')
        .flatMap((family) => family.samples)
        .map((sample) => ({ ...sample, labels: { ...sample.labels, ...target } }));
      const written = (byTime.get(`${index} ${timeS.toFixed(3)}`) ?? []).map(parseSample);
      const entries = (samples: readonly ParsedSample[]) =>
        new Map(samples.map((sample) => [seriesId(sample), sample.value]));
      expect(entries(written)).toEqual(entries(live));
    }
  });

  it('records each scrape, and only up 0 for a failed one', () => {
    for (const [instance, downFromS] of [
      [instances[0], 300],
      [instances[1], 400],
    ] as const) {
      const own = allLines().filter((line) => line.includes(`instance="${instance}"`));
      const up = own
        .filter((line) => line.startsWith('up{'))
        .map((line) => [timeOf(line), parseSample(line).value]);
      expect(up).toHaveLength(120);
      const down = up.flatMap(([time, value]) => (value === 0 ? [Number(time) - startMs / 1000] : []));
      expect(down).toHaveLength(6);
      expect(Math.floor(down[0] ?? 0)).toBe(instance === instances[0] ? downFromS : downFromS + 5);
      const rssTimes = own
        .filter((line) => line.startsWith('process_resident_memory_bytes'))
        .map((line) => Number(timeOf(line)) - startMs / 1000);
      expect(rssTimes).toHaveLength(114);
      expect(rssTimes.some((timeS) => down.includes(timeS))).toBe(false);
      const scraped = own
        .filter((line) => line.startsWith('scrape_samples_scraped'))
        .map((line) => parseSample(line).value);
      expect(new Set(scraped).has(0)).toBe(true);
    }
  });

  it('refuses a number of instances that differs from the number of ranks', async () => {
    const fleet = new Fleet(scenario, startMs);
    const options = { fleet, endMs, scrapeIntervalS: 10, job: 'lmdeploy', dir };
    await expect(writeHistory({ ...options, instances: ['x'] })).rejects.toThrow(
      '2 ranks needs as many instances',
    );
    await expect(writeHistory({ ...options, instances, scrapeIntervalS: 0 })).rejects.toThrow('above 0 s');
  });
});
