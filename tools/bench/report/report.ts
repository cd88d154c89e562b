import { BUDGET_IDS, BUDGETS, verdictOf } from './budgets';
import { caseName } from '../cases';
import { budgetFigures, budgetCase } from './budget-figures';
import type { CaseResult } from '../measure/measure-case';
import { GRAFANA_AS_SHIPPED } from '../measure/measure-grafana';
import { ALL_PANELS, THIS_PAGE } from '../pages/measured-pages';
import { PART_NAMES } from '../measure/page-parts';
import { EARLY, RANGE_S } from '../measure/measure-refreshes';
import type { BenchResult } from './result';
import type { Row } from './row';
import { numberText, ratioText, tableText } from './table';

/** The report of a run, for a terminal. */
export function reportText(result: BenchResult): string {
  const { machine } = result;
  return [
    `${machine.processor}, ${machine.cores} cores, load ${numberText(machine.loadAtStart)} at the start; ` +
      `Chromium ${machine.chromium}, Prometheus ${machine.prometheus}, Node ${machine.node}`,
    ...result.cases.map(caseText),
    othersText(result),
    budgetsText(result),
  ].join('\n\n');
}

function caseText(one: CaseResult): string {
  return (['load', 'refresh'] as const)
    .map((part) => {
      const title = `${caseName(one.case)}: ${part === 'load' ? 'first load' : 'one refresh'}`;
      return `${title}\n${rowsText(one[part])}`;
    })
    .join('\n\n');
}

const HEAD = [
  '',
  'step s',
  'charts',
  'requests',
  'kB',
  'samples',
  'eval ms',
  'window ms',
  'last ms',
  'main ms',
  'script ms',
  'heap MB',
  'runs',
];

/** A table of figures; its last rows are ratios between rows. */
function rowsText(rows: readonly Row[]): string {
  const parts: readonly string[] = PART_NAMES;
  const others = rows.map(({ name }) => name).filter((name) => name !== THIS_PAGE && !parts.includes(name));
  const ratios = [
    ...others.map((name) => (name === ALL_PANELS ? [name, THIS_PAGE] : [THIS_PAGE, name])),
    [ALL_PANELS, GRAFANA_AS_SHIPPED],
    ...PART_NAMES.map((name) => [name, ALL_PANELS]),
  ] as [string, string][];
  const rowOf = (name: string): Row | undefined => rows.find((row) => row.name === name);
  const figures = (row: Row): (number | null)[] => [
    row.charts,
    row.requests,
    row.responseBytes === null ? null : row.responseBytes / 1000,
    row.samples,
    row.evaluationMs,
    row.windowMs,
    row.lastMs,
    row.mainMs,
    row.scriptMs,
    row.heapBytes === null ? null : row.heapBytes / 1e6,
  ];
  return tableText(HEAD, [
    ...rows.map((row) => [
      row.name,
      numberText(row.stepS),
      ...figures(row).map(numberText),
      String(row.runs),
    ]),
    ...ratios.flatMap(([name, reference]) => {
      const [one, other] = [rowOf(name), rowOf(reference)];
      if (!one || !other) return [];
      const own = figures(one);
      const ratio = figures(other).map((figure, i) => ratioText(own[i] ?? null, figure));
      return [[`${name} / ${reference}`, '', ...ratio, '']];
    }),
  ]);
}

function othersText({ pointer, refreshes, parse, size }: BenchResult): string {
  const lines = [
    [
      'JS + CSS of the first page, gzip',
      `${numberText(size.firstBytes / 1000)} kB; with the files that it fetches later by itself ${numberText(size.allBytes / 1000)} kB`,
    ],
  ];
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
    lines.push([
      `pointer over ${pointer.rangeS / 3600} h of ${pointer.ranks} ranks`,
      `worst frame ${numberText(pointer.worstMs)} ms, p99 ${numberText(pointer.p99Ms)} ms, median ${numberText(pointer.medianMs)} ms (${pointer.frames} frames)`,
    ]);
  }
  if (refreshes) {
    lines.push([
      `heap of ${RANGE_S / 3600} h after ${numberText(refreshes.refreshes)} refreshes`,
      `${numberText(refreshes.lastBytes / 1e6)} MB, after ${EARLY}: ${numberText(refreshes.earlyBytes / 1e6)} MB`,
    ]);
  }
  const width = Math.max(...lines.map(([what]) => what?.length ?? 0));
  return lines.map(([what = '', words = '']) => `${what.padEnd(width)}  ${words}`).join('\n');
}

function budgetsText(result: BenchResult): string {
  const figures = budgetFigures(result);
  const measured = budgetCase(result.cases);
  const rows = BUDGET_IDS.map((id) => {
    const { what, must, aim, show } = BUDGETS[id];
    const figure = figures[id];
    return [what, figure === null ? '–' : show(figure), show(must), show(aim), verdictOf(id, figure)];
  });
  return `Budgets${measured ? `, on ${caseName(measured.case)}` : ''}\n${tableText(['', 'measured', 'must', 'aim', ''], rows)}`;
}
