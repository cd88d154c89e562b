import { numberText, ratioText, tableText } from '../report/table';
import type { FramesCost, FramesResult } from './measure-frames';

/** The table of ten panels in one page and in frames; the ratios are to the first row. */
export function framesText(results: readonly FramesResult[]): string {
  const [first] = results;
  const rowsOf = (what: 'load' | 'refresh'): string[][] =>
    results.map(({ name, [what]: cost }) => [`${what}, ${name}`, ...cellsOf(cost, first?.[what] ?? null)]);
  const head = ['', 'requests', 'to one page', 'samples', 'to one page', 'last ms', 'main ms'];
  return `Ten panels, 6 h\n${tableText(head, [...rowsOf('load'), ...rowsOf('refresh')])}`;
}

const cellsOf = (cost: FramesCost, first: FramesCost | null): string[] => [
  numberText(cost.requests),
  ratioText(cost.requests, first?.requests ?? null),
  numberText(cost.samples),
  ratioText(cost.samples, first?.samples ?? null),
  numberText(cost.activeMs),
  numberText(cost.mainMs),
];
