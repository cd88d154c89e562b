import type { Words } from '../../i18n/words';
import { gridLength, type Frame, type FrameCells, type FrameGrid, type FrameSeries } from '../../lib/frame';
import { parsePrometheusNumber } from '../../lib/prometheus-number';
import { rankKey, rankLabelsOf } from '../../lib/rank-labels';
import { reframed } from '../../lib/reframed';
import type { Role } from '../../lib/role';
import { sayIn, type Lang } from '../../lib/text';
import type { Panel, PanelSeries } from '../../panels/panel';
import type { ReadingResult } from '../../queries/reading-result';
import type { Column } from '../../lib/column';
import type { GroupResult } from '../../session/group-result';
import { compareRanks, fleetsOf, rankColourIndex, rankEnds, rankNames } from '../../lib/rank-names';
import { resultsWithLatest } from './results-with-latest';
import { ownValue } from '../../lib/own-value';

/**
 * The frame of a result, for the chart, the legend and the CSV, in the language of the page. Its grid reaches to the end of
 * the shown range; after now it has gaps.
 */
export function frameOf(panel: Panel, result: GroupResult, lang: Lang, words: Words): Frame {
  const frame = frameUntilNow(panel, result, lang, words);
  const { grid, shownEndS } = result;
  if (shownEndS === undefined) return frame;
  const points = Math.floor((shownEndS - grid.startS) / grid.stepS);
  return reframed(frame, { ...grid, endS: grid.startS + points * grid.stepS });
}

/** The points of a result: its grid, and the latest point. */
export const frameGridOf = ({ grid, latest }: GroupResult): FrameGrid =>
  latest ? { ...grid, latestS: latest.atS } : grid;

function frameUntilNow(panel: Panel, result: GroupResult, lang: Lang, words: Words): Frame {
  const grid = frameGridOf(result);
  const { before, latest } = result;
  const results = latest ? resultsWithLatest(result.results, latest.results, result.grid) : result.results;
  const lines = (of: readonly ReadingResult[]): FrameSeries[] =>
    panel.series.flatMap((spec, index) =>
      spec.reading.kind === 'cells' ? [] : linesOf(spec, index, of[index], grid, lang, words),
    );
  const earlier =
    before && latest ? resultsWithLatest(before.results, before.latest ?? [], result.grid) : before?.results;
  const ghosts = earlier ? lines(earlier).map(ghostOf) : [];
  const spread = panel.series.findIndex(({ reading }) => reading.kind === 'cells');
  return {
    grid,
    series: [...lines(results), ...ghosts],
    ...(panel.form === 'heatmap' && spread >= 0 ? { cells: cellsOf(results[spread]?.columns ?? []) } : {}),
  };
}

const ghostOf = (series: FrameSeries): FrameSeries => ({
  ...series,
  key: `${series.key}:ghost`,
  isGhost: true,
});

const cellsOf = (columns: readonly Column[]): FrameCells => ({
  labels: columns.map(({ labels }) => labels['le'] ?? ''),
  bounds: columns.map(({ labels }) => parsePrometheusNumber(labels['le'] ?? '')),
  counts: columns.map(({ values }) => values),
});

/** The frame of a panel before its first result: its lines by name, without values. */
export function blankFrame(panel: Panel, grid: Frame['grid'], lang: Lang): Frame {
  const series = panel.series.flatMap((spec, index): FrameSeries[] =>
    'en' in spec.name && spec.reading.kind !== 'cells'
      ? [{ ...wordsOf(spec, index, sayIn(lang, spec.name), lang), values: [] }]
      : [],
  );
  return { grid, series };
}

const wordsOf = (
  { role, shortName }: PanelSeries,
  index: number,
  name: string,
  lang: Lang,
): Omit<FrameSeries, 'values'> => ({
  key: `s${index}`,
  name,
  role,
  ...(shortName ? { shortName: sayIn(lang, shortName) } : {}),
});

function linesOf(
  spec: PanelSeries,
  index: number,
  result: ReadingResult | undefined,
  grid: Frame['grid'],
  lang: Lang,
  words: Words,
): FrameSeries[] {
  const { name, role } = spec;
  const columns = result?.columns ?? [];
  if ('en' in name) {
    const values = columns[0]?.values ?? nulls(grid);
    const certaintyAt = result?.certaintyAt;
    return [
      {
        ...wordsOf(spec, index, sayIn(lang, name), lang),
        values,
        ...(certaintyAt ? { certaintyAt } : {}),
        ...factsOf(columns[0]),
      },
    ];
  }
  if ('rank' in name) return rankLines(index, columns, words);
  return columns
    .map((column) => {
      const { labels, values } = column;
      const raw = ownValue(labels, name.label) ?? '';
      const shown =
        name.strip !== undefined && raw.startsWith(name.strip) ? raw.slice(name.strip.length) : raw;
      return { key: `s${index}:${raw}`, name: shown, role, values, ...factsOf(column) };
    })
    .sort((a, b) => byName(a.name, b.name))
    .map((line, i) =>
      role === 'rank' || role === 'position' ? { ...line, rank: numberOf(role, line.name, i) } : line,
    );
}

/** The number of a draft position is its name; other lines are numbered in their order. */
const numberOf = (role: Role, name: string, order: number): number =>
  role === 'position' && /^\d+$/.test(name) ? Number(name) : order;

const byName = new Intl.Collator('en', { numeric: true }).compare;

function rankLines(index: number, columns: readonly Column[], words: Words): FrameSeries[] {
  const ranks = columns
    .map((column) => ({ ...rankLabelsOf(column.labels), column }))
    .sort((a, b) => compareRanks(a, b));
  const names = rankNames(ranks, words.rankName);
  const ends = rankEnds(ranks);
  const fleets = fleetsOf(ranks);
  return ranks.map((rank, i) => ({
    key: `s${index}:${rankKey(rank)}`,
    name: names[i] ?? rank.engine,
    shortName: ends[i] ?? rank.engine,
    role: 'rank',
    rank: rankColourIndex(rank, fleets),
    values: rank.column.values,
    ...factsOf(rank.column),
  }));
}

/** Values that the statistics of a line need besides its points. */
const factsOf = (column: Column | undefined): Pick<FrameSeries, 'overall' | 'low' | 'levels'> => ({
  ...(column?.overall ? { overall: column.overall } : {}),
  ...(column?.low ? { low: column.low } : {}),
  ...(column?.levels ? { levels: column.levels } : {}),
});

const nulls = (grid: FrameGrid): null[] => new Array<null>(gridLength(grid)).fill(null);
