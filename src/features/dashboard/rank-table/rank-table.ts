import type { AllWords } from '../../../i18n/words';
import type { RankLabels } from '../../../lib/rank-labels';
import type { Lang } from '../../../lib/text';
import type { Panel } from '../../../panels/panel';
import type { GroupResult } from '../../../session/group-result';
import { compareRanks, fleetsOf, rankColourIndex, rankNames } from '../../../lib/rank-names';
import type { TableRow } from '../table/table-row';
import { missingRanks } from './missing-ranks';
import { rankColumnsOf, type RankColumn } from './rank-columns';
import { rankCountOf, type RankCount } from './rank-count';
import { rankRowsOf, type RankRow } from './rank-rows';
import { mediansOf } from './straggler';

/** A row as the table shows it. */
export interface NamedRow extends RankRow, TableRow {
  /** The name of the rank on every chart. */
  readonly name: string;
  /** The number of the rank, which sets its colour everywhere. */
  readonly colour: number;
}

/** The content of a table of ranks, independent of its order. */
export interface RankTableData {
  readonly columns: readonly RankColumn[];
  /** By model, number and instance, including expected ranks that did not report. */
  readonly rows: readonly NamedRow[];
  readonly count: RankCount;
  /** For each column of latencies, by the index of its series: the median of each model. */
  readonly medians: ReadonlyMap<number, ReadonlyMap<string, number>>;
}

/** @param expected how many ranks the selection should have; null when it is not configured */
export function rankTableOf(
  panel: Panel,
  result: GroupResult | null,
  expected: number | null,
  lang: Lang,
  words: AllWords,
): RankTableData {
  const seen = result ? rankRowsOf(panel, result) : [];
  const rows = [...seen, ...missingRanks(seen, expected)].sort(compareRanks);
  const names = namesOf(rows, words);
  const fleets = fleetsOf(rows);
  const columns = rankColumnsOf(panel, rows, lang);
  return {
    columns,
    rows: rows.map((row, i) => ({
      ...row,
      isChoosable: row.state !== 'missing',
      name: names[i] ?? row.engine,
      colour: rankColourIndex(row, fleets),
    })),
    count: rankCountOf(seen, expected),
    medians: new Map(columns.filter((c) => c.isLatency).map(({ index }) => [index, mediansOf(rows, index)])),
  };
}

/** The instance is the name of a rank without a known number. */
function namesOf(rows: readonly RankLabels[], words: AllWords): string[] {
  const numbered = rows.filter(({ engine }) => engine !== '');
  const found = rankNames(numbered, words.rankName);
  const names = new Map(numbered.map((row, i) => [row, found[i]]));
  return rows.map((row) => names.get(row) ?? row.instance);
}
