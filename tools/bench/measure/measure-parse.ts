import { matrixOfJson, matrixOfText } from '../../../src/queries/http/matrix-text';
import { median } from './median';

/** Cost of 100,000 samples of an answer, ms, medians. */
export interface ParseResult {
  /** From the text to columns, as the page does it. */
  readonly columnsMs: number;
  /** `JSON.parse` alone, which leaves an array and a string for each sample. */
  readonly jsonMs: number;
  /** `JSON.parse`, and the columns from what it gave. */
  readonly jsonColumnsMs: number;
}

const SERIES = 100;
const POINTS = 1000;
const ROUNDS = 25;
const GRID = { startS: 1_768_400_000, endS: 1_768_400_000 + (POINTS - 1) * 60, stepS: 60 };

/** Reads one answer of Prometheus's form again and again, in all ways in turns. */
export function measureParse(): ParseResult {
  const text = answerText();
  const ways = {
    columnsMs: () => matrixOfText(text, GRID),
    jsonMs: () => JSON.parse(text) as unknown,
    jsonColumnsMs: () => matrixOfJson(JSON.parse(text), GRID),
  };
  const times = { columnsMs: [] as number[], jsonMs: [] as number[], jsonColumnsMs: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    for (const way of ['columnsMs', 'jsonMs', 'jsonColumnsMs'] as const) {
      const startMs = performance.now();
      if (ways[way]() === null) throw new Error('The answer could not be read.');
      times[way].push(performance.now() - startMs);
    }
  }
  return {
    columnsMs: median(times.columnsMs),
    jsonMs: median(times.jsonMs),
    jsonColumnsMs: median(times.jsonColumnsMs),
  };
}

/** Rates as Prometheus prints them: most have all the digits that a float has. */
function answerText(): string {
  const result = Array.from({ length: SERIES }, (_, series) => ({
    metric: { le: String(series) },
    values: Array.from({ length: POINTS }, (_, point) => [
      GRID.startS + point * GRID.stepS,
      String(((series * 7919 + point * 104_729) % 99_991) / 65),
    ]),
  }));
  return JSON.stringify({ status: 'success', data: { resultType: 'matrix', result } });
}
