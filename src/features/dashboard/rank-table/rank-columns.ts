import { sayIn, type Lang } from '../../../lib/text';
import { decimalsFor, unitSymbol, unitTop, type Unit } from '../../../lib/units';
import type { Panel, PanelSeries } from '../../../panels/panel';
import type { TableColumn } from '../table/table-column';
import { isUpSeries, type RankRow } from './rank-rows';

/** One column of numbers; its index is that of its series in the panel. */
export interface RankColumn extends TableColumn {
  /** A value far above that of the other ranks is bad. */
  readonly isLatency: boolean;
}

const LATENCY_UNITS: readonly Unit[] = ['seconds', 'longSeconds', 'milliseconds'];

/** The columns of a table, in the order of its series. The series that shows whether a rank is up has no column. */
export function rankColumnsOf(panel: Panel, rows: readonly RankRow[], lang: Lang): RankColumn[] {
  return panel.series.flatMap((series, index): RankColumn[] => {
    if (isUpSeries(series)) return [];
    const unit = series.unit ?? panel.unit;
    const name = 'en' in series.name ? sayIn(lang, series.name) : '';
    const largest = rows.reduce((most, { cells }) => Math.max(most, Math.abs(cells[index] ?? 0)), 0);
    return [
      {
        index,
        name,
        unit,
        symbol: unit === panel.unit ? null : symbolFor(unit, name, lang),
        ...(unit === 'duration' ? { durationNames: unitSymbol(unit, lang).split(' ') } : {}),
        decimals: decimalsFor(unit, largest),
        barTop: barTopOf(series, unit, largest),
        isLatency: LATENCY_UNITS.includes(unit),
      },
    ];
  });
}

/** Units that need no symbol: a count has none, a duration has it in each cell. */
const BARE_UNITS: readonly Unit[] = ['count', 'duration'];

function symbolFor(unit: Unit, name: string, lang: Lang): string | null {
  const symbol = unitSymbol(unit, lang);
  const isSaid = name.toLowerCase().includes(symbol.toLowerCase()) && symbol.length > 2;
  return isSaid || BARE_UNITS.includes(unit) ? null : symbol;
}

/** Shares have a fixed scale. The scale of requests in the batch ends at the rank with the most. */
function barTopOf({ role }: PanelSeries, unit: Unit, largest: number): number | null {
  if (role === 'running') return largest > 0 ? largest : null;
  return unitTop(unit);
}
