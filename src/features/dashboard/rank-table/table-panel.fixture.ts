import { DEFAULT_CONFIG } from '../../../lib/config';
import type { Panel, PanelSeries } from '../../../panels/panel';
import type { Column } from '../../../lib/column';
import type { GroupResult } from '../../../session/group-result';
import type { RankRow } from './rank-rows';

const column = (name: string, more: Partial<PanelSeries> = {}): PanelSeries => ({
  reading: { kind: 'expr', expr: name },
  role: 'rank',
  name: { en: name, zh: name },
  ...more,
});

/** A table of state, running requests, KV cache, TTFT and restarts. */
export const TABLE_PANEL: Panel = {
  id: 'rank-table',
  title: { en: 'Ranks', zh: 'Rank' },
  help: { en: '', zh: '' },
  unit: 'requests',
  form: 'table',
  headline: 0,
  series: [
    column('up', { unit: 'upDown' }),
    column('running', { role: 'running' }),
    column('KV', { unit: 'percent' }),
    column('TTFT p95', { unit: 'seconds' }),
    column('restarts', { unit: 'count' }),
  ],
  since: 'v0.9.2',
  source: '',
};

/** An answer with so many columns for each series, in the order of the panel. */
export const answerOf = (...series: readonly Column[][]): GroupResult => ({
  grid: { startS: 0, endS: 30, stepS: 15 },
  binding: { selector: '', windowS: 60, gaugeWindowS: 60, slo: DEFAULT_CONFIG.slo },
  results: series.map((columns) => ({ columns, warnings: [], infos: [], durationMs: 0 })),
  before: null,
});

export const columnOf = (labels: Record<string, string>, ...values: (number | null)[]): Column => ({
  labels,
  values,
});

/** Labels of a rank of model `m` on instance `a`. */
export const rankOf = (engine: string, model = 'm', instance = 'a'): Record<string, string> => ({
  model_name: model,
  instance,
  engine,
});

/** A row of that rank, up. */
export const rowOf = (engine: string, cells: (number | null)[], more: Partial<RankRow> = {}): RankRow => ({
  key: `m|a|${engine}`,
  model: 'm',
  instance: 'a',
  engine,
  state: 'up',
  cells,
  ...more,
});
