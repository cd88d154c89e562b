import type { Labels } from '../../../lib/labels';
import { RANK_LABELS, rankKey, rankLabelsOf, type RankLabels } from '../../../lib/rank-labels';
import type { Panel, PanelSeries } from '../../../panels/panel';
import type { GroupResult } from '../../../session/group-result';
import { compareRanks } from '../../../lib/rank-names';
import { ownValue } from '../../../lib/own-value';

/**
 * The state of a rank at the end of the range: `up`; `down`, Prometheus cannot scrape it; `silent`, it had samples in the
 * range and has none now; `missing`, it is expected and did not report.
 */
export type RankState = 'up' | 'down' | 'silent' | 'missing';

/** One DP rank. `engine` and `model` are empty when only an instance is known. */
export interface RankRow extends RankLabels {
  /** Stable over refreshes; unique in its table. */
  readonly key: string;
  readonly state: RankState;
  /** One for each series of the panel, at the end of the range, in the unit of Prometheus; null is unknown. */
  readonly cells: readonly (number | null)[];
}

interface Found {
  readonly series: number;
  readonly labels: Labels;
  readonly value: number | null;
}

/** True for the series that shows whether a rank is up: its row gets a state instead of a number. */
export const isUpSeries = ({ unit }: PanelSeries): boolean => unit === 'upDown';

/**
 * The result of a table panel as rows, by model, number and instance. A series that lacks some labels of a rank, such as one
 * for each instance, goes to every rank that matches its labels. A series without any of these labels is dropped.
 */
export function rankRowsOf(panel: Panel, result: GroupResult): RankRow[] {
  const found = result.results.flatMap(({ columns }, series) =>
    columns.map(({ labels, values }): Found => ({ series, labels, value: values.at(-1) ?? null })),
  );
  const byDetail = [...found].sort((a, b) => detailOf(b.labels) - detailOf(a.labels));
  const rows = new Map<string, { labels: RankLabels; cells: (number | null)[] }>();
  for (const { series, labels, value } of byDetail) {
    const own = rankLabelsOf(labels);
    const same = rows.get(rankKey(own));
    const fitting = same ? [same] : [...rows.values()].filter((row) => isOf(row.labels, labels));
    if (fitting.length === 0 && own.instance !== '') {
      const row = { labels: own, cells: panel.series.map(() => null) };
      rows.set(rankKey(own), row);
      fitting.push(row);
    }
    for (const { cells } of fitting) cells[series] = value ?? cells[series] ?? null;
  }
  const upIndex = panel.series.findIndex(isUpSeries);
  const isUpKnown = [...rows.values()].some(({ cells }) => (cells[upIndex] ?? null) !== null);
  return [...rows]
    .map(([key, { labels, cells }]) => ({
      ...labels,
      key,
      cells,
      state: stateOf(cells, isUpKnown ? upIndex : null),
    }))
    .sort(compareRanks);
}

const detailOf = (labels: Labels): number => Object.keys(labels).length;

function isOf(rank: RankLabels, labels: Labels): boolean {
  const { model, job, instance, engine, place } = rank;
  const own: Labels = { ...place, model_name: model, job, instance, engine };
  const isCarried = RANK_LABELS.some((name) => labels[name] !== undefined);
  return isCarried && Object.entries(labels).every(([name, value]) => ownValue(own, name) === value);
}

/** @param upIndex null when no series shows which ranks are up: then a rank with numbers is up */
function stateOf(cells: readonly (number | null)[], upIndex: number | null): RankState {
  if (upIndex === null) return cells.some((value) => value !== null) ? 'up' : 'silent';
  const up = cells[upIndex] ?? null;
  if (up === null) return 'silent';
  return up > 0 ? 'up' : 'down';
}
