import { matrixOfJson, matrixOfText } from '../../../src/queries/http/matrix-text';
import { median } from './median';

/** Cost of parsing 100,000 samples of a response, ms, medians. */
export interface ParseResult {
  /** From text to columns, as the page does it. */
  readonly columnsMs: number;
  /** `JSON.parse` alone, which creates an array and a string for each sample. */
  readonly jsonMs: number;
  /** `JSON.parse`, then columns from its result. */
  readonly jsonColumnsMs: number;
}

const SERIES = 100;
const POINTS = 1000;
const ROUNDS = 25;
const GRID = { startS: 1_768_400_000, endS: 1_768_400_000 + (POINTS - 1) * 60, stepS: 60 };

/** Parses one response of Prometheus repeatedly, in each way in turn. */
export function measureParse(): ParseResult {
  const text = responseText();
  const ways = {
    columnsMs: () => matrixOfText(text, GRID),
    jsonMs: () => JSON.parse(text) as unknown,
    jsonColumnsMs: () => matrixOfJson(JSON.parse(text), GRID),
  };
  const times = { columnsMs: [] as number[], jsonMs: [] as number[], jsonColumnsMs: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    for (const way of ['columnsMs', 'jsonMs', 'jsonColumnsMs'] as const) {
      const startMs = performance.now();
      if (ways[way]() === null) throw new Error('The response could not be parsed.');
      times[way].push(performance.now() - startMs);
    }
  }
  return {
    columnsMs: median(times.columnsMs),
    jsonMs: median(times.jsonMs),
    jsonColumnsMs: median(times.jsonColumnsMs),
  };
}

/** A response with rates as Prometheus prints them: most have all digits of a float. */
function responseText(): string {
  const result = Array.from({ length: SERIES }, (_, series) => ({
    metric: { le: String(series) },
    values: Array.from({ length: POINTS }, (_, point) => [
      GRID.startS + point * GRID.stepS,
      String(((series * 7919 + point * 104_729) % 99_991) / 65),
    ]),
  }));
  return JSON.stringify({ status: 'success', data: { resultType: 'matrix', result } });
}
