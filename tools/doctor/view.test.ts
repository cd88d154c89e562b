import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diagnose } from '../../src/features/doctor/diagnose';
import type { DoctorAsk } from '../../src/features/doctor/facts';
import { gatherFacts } from '../../src/features/doctor/gather/gather-facts';
import type { CheckId } from '../../src/features/doctor/verdict';
import { DOCTOR_WORDS } from '../../src/features/doctor/words/doctor-words';
import { explainFault } from './explain-fault';
import { Parts } from './parts.fixture';
import { of } from './run.fixture';

const HOUR_MS = 3_600_000;

const parts = new Parts();
let url = '';
let nowMs = 0;

/** A Prometheus with half an hour of samples of one rank. */
const startWith = (endsMs: number): Promise<void> =>
  startWithTimes(Array.from({ length: 31 }, (_, i) => endsMs / 1000 - 60 * (30 - i)));

/** @param timesS of the samples of one rank, Unix seconds, ascending */
async function startWithTimes(timesS: readonly number[]): Promise<void> {
  const labels = 'job="lmdeploy",instance="gpu:23333",model_name="m",engine="0"';
  const samples = timesS.map((timeS) => `lmdeploy:num_requests_running{${labels}} 0 ${timeS}`);
  const text = `# TYPE lmdeploy:num_requests_running gauge\n${samples.join('\n')}\n# EOF\n`;
  ({ url } = await parts.prometheusOf(text));
}

/** What the doctor of a page says of its view. */
async function check(id: CheckId, view: Partial<DoctorAsk>) {
  const ask: DoctorAsk = {
    place: 'page',
    pageUrl: 'http://portal/',
    prometheusUrl: url,
    headers: {},
    credentials: 'omit',
    timeoutS: 10,
    lateS: 60,
    metricPrefix: 'lmdeploy:',
    selector: '',
    selected: {},
    range: null,
    windowS: null,
    expectedRanks: null,
    lmdeployUrls: [],
    apiKey: null,
    ...view,
  };
  const explain = (error: unknown) => Promise.resolve(explainFault(error));
  const facts = await gatherFacts(ask, { fetch, explain }, Date.now());
  const time = (ms: number): string => new Date(ms).toISOString();
  return of(diagnose(facts, { words: DOCTOR_WORDS.en, time }).verdicts, id);
}

beforeEach(() => {
  nowMs = Math.floor(Date.now() / 1000) * 1000;
});
afterEach(() => parts.close());

describe('a view without data', () => {
  it('of a range before the first sample leads to the data', async () => {
    await startWith(nowMs);
    const found = await check('range', { range: { fromMs: nowMs - 3 * HOUR_MS, toMs: nowMs - 2 * HOUR_MS } });
    expect(found?.seen).toMatch(/^The data of the selection begin at .*, after this time range\.$/);
    const from = Number(found?.actions[0]?.view.from);
    expect(Math.abs(from - (nowMs - HOUR_MS / 2))).toBeLessThanOrEqual(60_000);
  });

  it('of a range after the last sample leads to the data', async () => {
    await startWith(nowMs - 2 * HOUR_MS);
    const found = await check('range', { range: { fromMs: nowMs - HOUR_MS, toMs: nowMs } });
    expect(found?.seen).toMatch(/^The data of the selection end at .*, before this time range\.$/);
    const to = Number(found?.actions[0]?.view.to);
    expect(Math.abs(to - (nowMs - 2 * HOUR_MS))).toBeLessThanOrEqual(60_000);
  });

  it('of a range in the future leads to the last hour, although ranks report', async () => {
    await startWith(nowMs);
    const found = await check('range', { range: { fromMs: nowMs + HOUR_MS, toMs: nowMs + 2 * HOUR_MS } });
    expect(found?.state).toBe('fault');
    expect(found?.seen).toContain('in the future');
    expect(found?.actions).toEqual([{ label: 'Show the last hour', view: { from: 'now-1h', to: 'now' } }]);
  });

  it('of a range in which the scrape interval was longer says that its windows are too short', async () => {
    const beginsS = nowMs / 1000 - 3600;
    await startWithTimes([
      ...Array.from({ length: 40 }, (_, i) => beginsS + 60 * i),
      ...Array.from({ length: 240 }, (_, i) => beginsS + 2400 + 5 * i),
    ]);
    const range = { fromMs: nowMs - HOUR_MS, toMs: nowMs };
    const found = await check('range', { range, windowS: 20 });
    expect(found?.state).toBe('note');
    expect(found?.seen).toMatch(/the samples are 60 s apart, .* whose window is 20 s\.$/);
    expect((await check('range', { range, windowS: 240 }))?.state).toBe('ok');
    const after = { fromMs: nowMs - 1_140_000, toMs: nowMs };
    expect((await check('range', { range: after, windowS: 20 }))?.state).toBe('ok');
  });

  it('of a selection that matches nothing offers what exists', async () => {
    await startWith(nowMs);
    const found = await check('selection', {
      selector: 'engine="7"',
      selected: { engine: ['7'] },
      range: { fromMs: nowMs - HOUR_MS, toMs: nowMs },
    });
    expect(found?.state).toBe('fault');
    expect(found?.actions).toEqual([
      { label: 'Show all ranks', view: { engines: [] } },
      { label: 'engine 0', view: { engines: ['0'] } },
    ]);
  });
});
