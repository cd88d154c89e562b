import { describe, expect, test } from 'vitest';
import { CHINESE, ENGLISH } from '../../../lib/lang.fixture';
import { DEFAULT_CONFIG } from '../../../lib/config';
import type { Panel, PanelSeries } from '../../../panels/panel';
import type { GroupResult } from '../../../session/group-result';
import { sloCurveCsv, sloCurveRows } from './slo-curve-csv';
import { sloLinesOf } from './slo-lines';

const series = (histogram: string, name: string): PanelSeries => ({
  reading: { kind: 'cells', histogram },
  role: 'main',
  name: { en: name, zh: name },
});

const panel: Panel = {
  id: 'slo-curve',
  title: { en: '', zh: '' },
  help: { en: '', zh: '' },
  unit: 'percent',
  form: 'curve',
  headline: 0,
  series: [
    series('lmdeploy:time_to_first_token_seconds', 'TTFT'),
    series('lmdeploy:request_prompt_tokens', 'prompt'),
    series('lmdeploy:iter_token_latency', 'ITL'),
  ],
  since: 'v0.10.0',
  source: '',
};

const result: GroupResult = {
  grid: { startS: 0, endS: 15, stepS: 15 },
  binding: { selector: '', windowS: 60, gaugeWindowS: 60, slo: DEFAULT_CONFIG.slo },
  results: [
    [
      { labels: { le: '0.5' }, values: [1, 2] },
      { labels: { le: '+Inf' }, values: [1, null] },
    ],
    [],
    [],
  ].map((columns) => ({ columns, warnings: [], infos: [], durationMs: 0 })),
  before: null,
};

describe('sloLinesOf', () => {
  test('has a line for each histogram with a goal', () => {
    expect(sloLinesOf(panel, result, ENGLISH)).toEqual([
      {
        slo: 'ttftSeconds',
        name: 'TTFT',
        role: 'main',
        unit: 'seconds',
        counted: 'requests',
        curve: { bounds: [0.5, Infinity], counts: [45, 15], shares: [0.75, 1], total: 60 },
        before: null,
      },
      {
        slo: 'itlSeconds',
        name: 'ITL',
        role: 'main',
        unit: 'milliseconds',
        counted: 'outputs',
        curve: null,
        before: null,
      },
    ]);
  });

  test('also has the curve of the compared range', () => {
    const before = { shiftS: 86_400, results: result.results.slice(0, 1) };
    const [ttft, itl] = sloLinesOf(panel, { ...result, before }, ENGLISH);
    expect(ttft?.before).toEqual(ttft?.curve);
    expect(itl?.before).toBeNull();
  });

  test('has its lines before the first result', () => {
    expect(sloLinesOf(panel, null, CHINESE).map((line) => [line.name, line.curve])).toEqual([
      ['TTFT', null],
      ['ITL', null],
    ]);
  });
});

test('sloCurveCsv has a line for each bucket of each curve', () => {
  expect(sloCurveCsv(sloLinesOf(panel, result, ENGLISH))).toBe(
    'series,le,observations,share\r\nTTFT,0.5,45,0.75\r\nTTFT,+Inf,15,1\r\n',
  );
});

test('sloCurveRows writes shares and observations with the given functions', () => {
  const rows = sloCurveRows(
    sloLinesOf(panel, result, ENGLISH),
    (share) => `${share * 100}%`,
    (count) => `about ${count}`,
  );
  expect(rows[1]).toEqual(['TTFT', '0.5', 'about 45', '75%']);
});
