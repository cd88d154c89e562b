import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rankTableOf } from './rank-table';
import { allFindingsOf } from '../../../findings/all-findings.fixture';
import { EN as language } from '../../../i18n/full-language.fixture';
import { rankTable } from '../../../panels/rank-table';
import { LoadedHour } from './fixtures/loaded-hour';
import { createBlocks } from '../../../../tools/servers/prometheus/blocks';
import { startPrometheus, type RunningPrometheus } from '../../../../tools/servers/prometheus/start';
import { END_S, openMetrics } from './fixtures/target-history';

/** A server that serves another model for half an hour: the same target, and another process. */
const target = { job: 'lmdeploy', instance: 'lmdeploy-0:23333' };
const HISTORY = openMetrics([
  { ...target, model: 'old', up: (ageS) => (ageS > 2000 ? 1 : null), startS: () => END_S - 90_000 },
  { ...target, model: 'new', up: (ageS) => (ageS < 1900 ? 1 : null), startS: () => END_S - 1900 },
]);

const dir = mkdtempSync(join(tmpdir(), 'lmdeploy-other-model-'));
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

test('a server that was started again with another model has no rank of the one before', async () => {
  const hour = new LoadedHour(prometheus.url, '', END_S);
  const result = await hour.load(
    rankTable[0].series.map(({ reading }) => reading),
    'end',
  );
  const { rows, count } = rankTableOf(rankTable[0], result, null, language, language.words);
  expect(rows.map(({ name, state }) => [name, state])).toEqual([['rank 0', 'up']]);
  expect(count).toMatchObject({ up: 1, of: 1 });
  expect(allFindingsOf(await hour.scene()).map(({ id }) => id)).not.toContain('ranks-down');
});
