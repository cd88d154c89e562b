import { expect, test } from 'vitest';
import type { Grid } from '../lib/frame';
import { gridLength } from '../lib/frame';
import type { TimedMatrix } from './http/client';
import { QueryError } from './http/errors';
import { AskedSamples, fetchKeptSamples } from './kept-samples';
import { PARTIAL_RESPONSE } from './missing-data';

const never = new AbortController().signal;
const DAY_S = 86_400;
const RANGE = { fromMs: 0, toMs: 10 * DAY_S * 1000 };

/** A server that has samples as they were scraped from one time on, and those of five minutes between two others, Unix seconds. */
function serverWith(scrapedFromS: number, coarse: { readonly fromS: number; readonly toS: number } | null) {
  const sent: Grid[] = [];
  const range = (_: string, grid: Grid): Promise<TimedMatrix> => {
    sent.push(grid);
    const values = Float64Array.from({ length: gridLength(grid) }, (_value, i) => {
      const atS = grid.startS + i * grid.stepS;
      const isCoarse = coarse !== null && atS >= coarse.fromS && atS <= coarse.toS && grid.sourceS === 300;
      return atS >= scrapedFromS || isCoarse ? 2 : NaN;
    });
    const series = [{ labels: {}, samples: { values, nanAt: null } }];
    return Promise.resolve({ series, warnings: [], infos: [], respondedAtMs: null });
  };
  return { client: { range }, sent };
}

test('one query where the range begins with samples as they were scraped', async () => {
  const { client, sent } = serverWith(-DAY_S, { fromS: -DAY_S, toS: DAY_S });
  expect(await fetchKeptSamples(client, '', RANGE, never)).toEqual({ ofRange: null, ofEnd: null });
  expect(sent).toHaveLength(1);
});

test('samples of five minutes count for a range, and at its end, where there are no others', async () => {
  const part = serverWith(4 * DAY_S, { fromS: -DAY_S, toS: 4 * DAY_S });
  expect(await fetchKeptSamples(part.client, 'job="a"', RANGE, never)).toEqual({ ofRange: 300, ofEnd: null });
  const whole = serverWith(Infinity, { fromS: -DAY_S, toS: Infinity });
  expect(await fetchKeptSamples(whole.client, '', RANGE, never)).toEqual({ ofRange: 300, ofEnd: 300 });
});

test('a fleet that is younger than the range has samples as they were scraped', async () => {
  const { client, sent } = serverWith(4 * DAY_S, null);
  expect(await fetchKeptSamples(client, '', RANGE, never)).toEqual({ ofRange: null, ofEnd: null });
  expect(sent).toHaveLength(2);
});

test('what a response says that lacks a part of the data is asked again', async () => {
  const { client, sent } = serverWith(-DAY_S, null);
  let isMissing = true;
  const range: typeof client.range = async (expr, grid) => {
    const matrix = await client.range(expr, grid);
    return isMissing ? { ...matrix, series: [], warnings: [PARTIAL_RESPONSE] } : matrix;
  };
  const asked = new AskedSamples({ range }, never);
  expect(await asked.of('', RANGE)).toEqual({ ofRange: null, ofEnd: null });
  isMissing = false;
  await asked.of('', RANGE);
  expect(sent).toHaveLength(3);
  await asked.of('', RANGE);
  expect(sent).toHaveLength(3);
});

test('a refusal counts as samples as they were scraped; a server that is not reached is an error', async () => {
  const failing = (error: QueryError) => ({ range: () => Promise.reject(error) });
  const refused = failing(new QueryError('rejected', 'too long', { status: 422 }));
  expect(await fetchKeptSamples(refused, '', RANGE, never)).toEqual({ ofRange: null, ofEnd: null });
  const lost = failing(new QueryError('network', 'lost'));
  await expect(fetchKeptSamples(lost, '', RANGE, never)).rejects.toThrow('lost');
});

test('a server that takes too long counts as one with samples as they were scraped, and is asked again', async () => {
  let isSlow = true;
  const { client } = serverWith(Infinity, { fromS: -DAY_S, toS: Infinity });
  const range: typeof client.range = (expr, grid) =>
    isSlow ? Promise.reject(new QueryError('timeout', 'no response')) : client.range(expr, grid);
  const asked = new AskedSamples({ range }, never);
  expect(await asked.of('', RANGE)).toEqual({ ofRange: null, ofEnd: null });
  isSlow = false;
  expect(await asked.of('', RANGE)).toEqual({ ofRange: 300, ofEnd: 300 });
});
