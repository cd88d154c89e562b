import { PART_NAMES } from '../measure/page-parts';
import { GRAFANA_AS_SHIPPED } from '../measure/measure-grafana';
import { ALL_PANELS, THIS_PAGE } from '../pages/measured-pages';
import type { Comparison, Row } from './row';
import { numberText, ratioText, tableText } from './table';

/** The tables of a load and of a refresh. */
export const comparisonText = (title: string, { load, refresh }: Comparison): string =>
  `${title}: first load\n${rowsText(load)}\n\n${title}: one refresh\n${rowsText(refresh)}`;

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
