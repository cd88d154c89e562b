import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rankTableOf, type NamedRow, type RankTableData } from './rank-table';
import { allFindingsOf } from '../../../findings/all-findings.fixture';
import { EN as language } from '../../../i18n/full-language.fixture';
import { rankTable } from '../../../panels/rank-table';
import { PANELS } from '../../../panels/index';
import { LoadedHour } from './fixtures/loaded-hour';
import { createBlocks } from '../../../../tools/servers/prometheus/blocks';
import { startPrometheus, type RunningPrometheus } from '../../../../tools/servers/prometheus/start';
import { END_S, openMetrics } from './fixtures/target-history';

const STARTED_S = END_S - 90_000;
const DOWN_S = END_S - 600;
/** While both clusters are up. */
const EARLIER_S = END_S - 1200;

/** The targets of two clusters have the same names, as a Thanos in front of two Prometheus servers shows them. */
const same = { job: 'lmdeploy', instance: 'lmdeploy-0:23333' };
const HISTORY = openMetrics([
  { ...same, place: { cluster: 'east', pod: 'a' }, up: () => 1, startS: () => STARTED_S, running: 4 },
  {
    ...same,
    place: { cluster: 'west', pod: 'b' },
    up: (ageS) => (END_S - ageS < DOWN_S ? 1 : 0),
    startS: () => STARTED_S + 3600,
    running: 9,
  },
  { ...same, instance: 'alone:23333', engine: '1', up: () => 1, startS: () => STARTED_S, running: 2 },
  ...['api', 'pods'].map((job) => ({
    job,
    instance: 'twice:23333',
    up: () => 1,
    startS: () => STARTED_S + 7200,
  })),
]);

const TWINS = `instance="${same.instance}"`;

const dir = mkdtempSync(join(tmpdir(), 'lmdeploy-two-clusters-'));
let prometheus: RunningPrometheus;

beforeAll(async () => {
  writeFileSync(join(dir, 'history.txt'), HISTORY);
  await createBlocks([join(dir, 'history.txt')], join(dir, 'data'));
  prometheus = await startPrometheus({ dataDir: join(dir, 'data') });
}, 60_000);
afterAll(async () => {
  await prometheus.stop();
  rmSync(dir, { recursive: true, force: true });
});

const hourOf = (selector = '', endS = END_S): LoadedHour => new LoadedHour(prometheus.url, selector, endS);

async function tableOf(hour: LoadedHour): Promise<RankTableData> {
  const result = await hour.load(
    rankTable[0].series.map(({ reading }) => reading),
    'end',
  );
  return rankTableOf(rankTable[0], result, null, language, language.words);
}

const UPTIME = rankTable[0].series.findIndex(({ unit }) => unit === 'duration');
const factsOf = ({ name, state, cells }: NamedRow) => [name, state, cells[UPTIME]];

describe('two clusters with the same names', () => {
  test('are two rows of the table, with the cluster in their names, and both count', async () => {
    const { rows, count } = await tableOf(hourOf(TWINS, EARLIER_S));
    expect(rows.map(factsOf)).toEqual([
      ['east rank 0', 'up', EARLIER_S - STARTED_S],
      ['west rank 0', 'up', EARLIER_S - STARTED_S - 3600],
    ]);
    expect(new Set(rows.map(({ colour }) => colour)).size).toBe(2);
    expect(count).toMatchObject({ up: 2, of: 2 });
  });

  test('do not hide that one of them is down', async () => {
    const { rows, count } = await tableOf(hourOf(TWINS));
    expect(rows.map(factsOf)).toEqual([
      ['east rank 0', 'up', END_S - STARTED_S],
      ['west rank 0', 'down', null],
    ]);
    expect(count).toMatchObject({ up: 1, down: 1, of: 2 });
    const texts = allFindingsOf(await hourOf(TWINS).scene()).map(({ text }) => text);
    expect(texts).toEqual([
      expect.stringMatching(/^West rank 0 is down since \d\d:\d\d: 1 of 2 ranks report\.$/i),
    ]);
  });

  test('stay apart when matchers select one of them', async () => {
    const { rows } = await tableOf(hourOf(`${TWINS},cluster="west"`));
    expect(rows.map(factsOf)).toEqual([['rank 0', 'down', null]]);
  });
});

describe('panels by rank', () => {
  test('have a line for the rank of each cluster, with its own values', async () => {
    const byRank = PANELS.filter(({ id }) => id === 'rank-running' || id === 'process-up');
    const lines = await Promise.all(
      byRank.map(async ({ series: [line] }) => {
        const { results } = await hourOf(TWINS, EARLIER_S).load([line.reading], 'end');
        return results[0]?.columns.map(({ labels, values }) => [labels['cluster'], values.at(-1)]);
      }),
    );
    expect(lines).toEqual([
      [
        ['east', 4],
        ['west', 9],
      ],
      [
        ['east', 1],
        ['west', 1],
      ],
    ]);
  });
});

describe('a server that two jobs scrape', () => {
  const TWICE = 'instance="twice:23333"';

  test('is two rows of the table, with the job in their names', async () => {
    const { rows } = await tableOf(hourOf(TWICE));
    expect(rows.map(factsOf)).toEqual([
      ['api rank 0', 'up', END_S - STARTED_S - 7200],
      ['pods rank 0', 'up', END_S - STARTED_S - 7200],
    ]);
  });

  test('has a finding with both jobs', async () => {
    const texts = allFindingsOf(await hourOf(TWICE).scene()).map(({ text }) => text);
    expect(texts).toEqual(['The same server is scraped by jobs api and pods: sums count it twice.']);
  });
});
