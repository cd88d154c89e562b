import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EN, ZH } from '../../../i18n/full-language.fixture';
import { ENGLISH } from '../../../lib/lang.fixture';
import { modelTable } from '../../../panels/model-table';
import { createBlocks } from '../../../../tools/servers/prometheus/blocks';
import { startPrometheus, type RunningPrometheus } from '../../../../tools/servers/prometheus/start';
import { LoadedHour } from '../rank-table/fixtures/loaded-hour';
import { END_S } from '../rank-table/fixtures/target-history';
import { MINUTE, MODEL_HISTORY } from './fixtures/model-history';
import { modelColumnsOf } from './model-columns';
import { modelReason } from './model-look';
import { modelRowsOf, type ModelRow } from './model-rows';
import { modelTableCsv } from './model-table-csv';

const dir = mkdtempSync(join(tmpdir(), 'lmdeploy-models-'));
let prometheus: RunningPrometheus;

beforeAll(async () => {
  writeFileSync(join(dir, 'history.txt'), MODEL_HISTORY);
  await createBlocks([join(dir, 'history.txt')], join(dir, 'data'));
  prometheus = await startPrometheus({ dataDir: join(dir, 'data') });
}, 60_000);
afterAll(async () => {
  await prometheus.stop();
  rmSync(dir, { recursive: true, force: true });
});

const [panel] = modelTable;

async function rowsAt(endS: number, selector = '', expected: number | null = null): Promise<ModelRow[]> {
  const hour = new LoadedHour(prometheus.url, selector, endS);
  return modelRowsOf(
    await hour.load(
      panel.series.map(({ reading }) => reading),
      'end',
    ),
    expected,
  );
}

const stateOf = ({ model, state, signs }: ModelRow) => [model, state, `${signs.up}/${signs.ranks}`];

describe('the rows of the table of models, on a Prometheus', () => {
  test('have the state of each model, the worst first', async () => {
    expect((await rowsAt(END_S)).map(stateOf)).toEqual([
      ['gone', 'down', '0/1'],
      ['stuck', 'down', '1/1'],
      ['stopped', 'partly-down', '1/2'],
      ['removed', 'serving', '1/1'],
      ['restarted', 'serving', '2/2'],
      ['whole', 'serving', '2/2'],
      ['quiet', 'idle', '1/1'],
    ]);
  });

  test('show a restart while the rank is away', async () => {
    const rows = await rowsAt(END_S - 4 * MINUTE, 'model_name="restarted"');
    expect(rows.map(stateOf)).toEqual([['restarted', 'partly-down', '1/2']]);
  });

  test('count the ranks that are configured, where one model is selected', async () => {
    expect((await rowsAt(END_S, 'model_name="whole"', 3)).map(stateOf)).toEqual([
      ['whole', 'partly-down', '2/3'],
    ]);
    expect((await rowsAt(END_S, 'model_name=~"whole|quiet"', 5)).map(stateOf)).toEqual([
      ['whole', 'serving', '2/2'],
      ['quiet', 'idle', '1/1'],
    ]);
  });

  test('say why, in both languages', async () => {
    const rows = await rowsAt(END_S, 'model_name=~"stopped|stuck"');
    const reasons = (words: typeof EN.words) =>
      rows.map(({ state, signs }) => modelReason(state, signs, words));
    expect(reasons(EN.words)).toEqual([
      '1 of 1 rank has requests in the batch and generated no token for two minutes.',
      '1 of 2 ranks not scraped by Prometheus.',
    ]);
    expect(reasons(ZH.words)[1]).toBe('2 个 Rank 中有 1 个未被 Prometheus 抓取到。');
  });

  test('are a file with a name, a state and numbers', async () => {
    const rows = await rowsAt(END_S, 'model_name=~"whole|gone"');
    const csv = modelTableCsv(rows, modelColumnsOf(rows, ENGLISH)).split('\r\n');
    expect(csv[0]).toMatch(/^model_name,state,ranks,ranks up,requests\/s,/);
    expect(csv[1]).toMatch(/^gone,down,1,0,/);
    expect(csv[2]).toMatch(/^whole,serving,2,2,/);
  });
});
