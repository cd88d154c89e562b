import { caseName } from '../cases';
import { EARLY, RANGE_S } from '../measure/measure-refreshes';
import { budgetCase, budgetFigures } from './budget-figures';
import { BUDGET_IDS, BUDGETS, missedText, verdictOf } from './budgets';
import { comparisonText } from './comparison-text';
import { growthText } from './growth-text';
import { manyText, pointerText } from './many-text';
import { framesText } from '../frames/frames-text';
import type { BenchResult } from './result';
import { numberText, ratioText, tableText } from './table';

/** The report of a run, for a terminal. */
export function reportText(result: BenchResult): string {
  const { machine, tall, many, viewers, frames, growth } = result;
  return [
    `${machine.processor}, ${machine.cores} cores, load ${numberText(machine.loadAtStart)} at the start; ` +
      `Chromium ${machine.chromium}, Prometheus ${machine.prometheus}, Node ${machine.node}`,
    ...result.cases.map((one) => comparisonText(caseName(one.case), one)),
    ...(tall === null ? [] : [comparisonText(`${caseName(tall.case)}, 1600 × 2200`, tall)]),
    ...many.map(manyText),
    ...(viewers.length === 0 ? [] : [viewersText(viewers)]),
    ...(frames.length === 0 ? [] : [framesText(frames)]),
    ...(growth.length === 0 ? [] : [growthText(growth)]),
    ...othersText(result),
    ...budgetsText(result),
  ].join('\n\n');
}

function viewersText(viewers: BenchResult['viewers']): string {
  const one = viewers.find((result) => result.viewers === 1)?.reachedPerMinute ?? null;
  const rows = viewers.map((result) => [
    `${result.viewers} ${result.viewers === 1 ? 'viewer' : 'viewers'}`,
    numberText(result.sentPerMinute),
    numberText(result.reachedPerMinute),
    ratioText(result.reachedPerMinute, one),
  ]);
  const head = ['', 'sent', 'reached Prometheus', 'to one viewer'];
  return `Requests per minute of viewers who refresh every 10 s, through nginx with its cache\n${tableText(head, rows)}`;
}

/** One paragraph with the figures that a run has once, or none. */
function othersText({ pointer, refreshes, parse, size }: BenchResult): string[] {
  const lines: [string, string][] = [];
  if (size) {
    lines.push([
      'JS + CSS of the first page, gzip',
      `${numberText(size.firstBytes / 1000)} kB; with what it loads by itself afterwards ${numberText(size.allBytes / 1000)} kB`,
    ]);
  }
  if (parse) {
    lines.push(
      [
        '100,000 samples to columns',
        `${numberText(parse.columnsMs)} ms, ${ratioText(parse.columnsMs, parse.jsonMs)} of JSON.parse alone`,
      ],
      ['  JSON.parse alone', `${numberText(parse.jsonMs)} ms`],
      ['  JSON.parse, then columns', `${numberText(parse.jsonColumnsMs)} ms`],
    );
  }
  if (pointer) {
    lines.push([`pointer over ${pointer.rangeS / 3600} h of ${pointer.ranks} ranks`, pointerText(pointer)]);
  }
  if (refreshes) {
    lines.push([
      `heap of ${RANGE_S / 3600} h after ${numberText(refreshes.refreshes)} refreshes`,
      `${numberText(refreshes.lastBytes / 1e6)} MB, after ${EARLY}: ${numberText(refreshes.earlyBytes / 1e6)} MB`,
    ]);
  }
  if (lines.length === 0) return [];
  const width = Math.max(...lines.map(([what]) => what.length));
  return [lines.map(([what, words]) => `${what.padEnd(width)}  ${words}`).join('\n')];
}

/** The budgets that this run measured, then one sentence; empty when it measured none. */
function budgetsText(result: BenchResult): string[] {
  const figures = budgetFigures(result);
  const measured = budgetCase(result.cases);
  const rows = BUDGET_IDS.flatMap((id) => {
    const { what, must, aim, show } = BUDGETS[id];
    const figure = figures[id];
    if (figure === null) return [];
    return [[what, show(figure), show(must), aim === null ? '–' : show(aim), verdictOf(id, figure)]];
  });
  if (rows.length === 0) return [];
  const title = `Budgets${measured ? `, on ${caseName(measured.case)}` : ''}`;
  return [`${title}\n${tableText(['', 'measured', 'must', 'aim', ''], rows)}`, missedText(figures)];
}
