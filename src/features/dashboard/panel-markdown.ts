import { markdownTable } from 'markdown-table';
import { legendContent } from '../../charts/legend/legend-content';
import type { Locale } from '../../i18n/locale.svelte';
import { isWide } from '../../panels/panel';
import { formatValue, unitSymbol } from '../../lib/units';
import { modelTableOf } from './model-table-of';
import type { PanelModel } from './panel-model.svelte';
import { SHOWN_TEXTS } from './table/row-texts';

/**
 * A panel as a Markdown table, for a ticket or a chat: the statistics of its visible lines as the legend shows them, its table or
 * its curves. The title stands above it. The code for tables and curves loads with the code that draws them.
 */
export async function panelMarkdown(
  model: PanelModel,
  expectedEngines: number | null,
  locale: Locale,
): Promise<string> {
  const { panel } = model;
  const unit = isWide(panel) ? '' : unitSymbol(panel.unit, locale.lang);
  const title = `**${locale.say(panel.title)}**${unit === '' ? '' : ` (${unit})`}`;
  const rows = (await rowsOf(model, expectedEngines, locale)).map((row) => row.map(escaped));
  const align = (rows[0] ?? []).map((_, i) => (i === 0 ? 'l' : 'r'));
  return `${title}\n\n${markdownTable(rows, { align })}\n`;
}

async function rowsOf(
  model: PanelModel,
  expectedEngines: number | null,
  locale: Locale,
): Promise<string[][]> {
  const { panel, result } = model;
  if (panel.rows === 'models') {
    const [{ modelTableRows }, table] = await Promise.all([
      import('./model-table/model-table-csv'),
      modelTableOf(model, expectedEngines, locale),
    ]);
    return modelTableRows(table.rows, table.columns, SHOWN_TEXTS);
  }
  if (panel.form === 'table') {
    const [{ rankTableRows }, { rankTableOf }] = await Promise.all([
      import('./rank-table/rank-table-csv'),
      import('./rank-table/rank-table'),
    ]);
    const table = rankTableOf(panel, result, expectedEngines, locale.lang, locale.allWords);
    return rankTableRows(table, SHOWN_TEXTS);
  }
  if (panel.form === 'status') {
    const [{ boardRows }, { stripsOf }] = await Promise.all([
      import('./model-status/board-csv'),
      import('./model-status/board'),
    ]);
    return boardRows(result ? stripsOf(result) : [], locale.allWords);
  }
  if (panel.form === 'curve') {
    const [{ sloCurveRows }, { sloLinesOf }] = await Promise.all([
      import('./slo-curve/slo-curve-csv'),
      import('./slo-curve/slo-lines'),
    ]);
    // Shares in percent, as the title says.
    return sloCurveRows(
      sloLinesOf(panel, result, locale.lang),
      (share) => formatValue(share, panel.unit, 2),
      (count) => formatValue(count, 'count', 0),
    );
  }
  const form = panel.form === 'figures' ? 'lines' : panel.form;
  const { columns, tables, isOverall } = legendContent(model.frame, panel.unit, form);
  const { words } = locale;
  const heads = {
    last: words.legendLast,
    min: words.legendMin,
    mean: isOverall ? words.legendOverall : words.legendMean,
    max: words.legendMax,
  };
  const lines = tables.flat().filter(({ key }) => !model.hidden.has(key));
  return [
    ['', ...columns.map((column) => heads[column])],
    ...lines.map(({ name, cells }) => [
      name,
      ...cells.map(({ text, delta }) => (delta === null ? text : `${text} (${delta})`)),
    ]),
  ];
}

/** Names of models and labels are not Markdown. */
const escaped = (text: string): string => text.replace(/[\\`*_[\]<>]/g, '\\$&').replace(/\r?\n/g, ' ');
