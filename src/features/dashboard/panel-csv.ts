import type { Locale } from '../../i18n/locale.svelte';
import { csvOf } from '../../lib/csv';
import { visibleFrame } from '../../lib/frame';
import { modelTableOf } from './model-table-of';
import type { PanelModel } from './panel-model.svelte';

/**
 * The content of a panel as CSV: its visible lines, its cells, its table or its curves. The code for tables and curves loads
 * with the code that draws them.
 */
export async function panelCsv(
  model: PanelModel,
  expectedEngines: number | null,
  locale: Locale,
): Promise<string> {
  const { panel, result } = model;
  switch (panel.form) {
    case 'table': {
      if (panel.rows === 'models') {
        const [{ modelTableCsv }, table] = await Promise.all([
          import('./model-table/model-table-csv'),
          modelTableOf(model, expectedEngines, locale),
        ]);
        return modelTableCsv(table.rows, table.columns);
      }
      const [{ rankTableCsv }, { rankTableOf }] = await Promise.all([
        import('./rank-table/rank-table-csv'),
        import('./rank-table/rank-table'),
      ]);
      return rankTableCsv(rankTableOf(panel, result, expectedEngines, locale.lang, locale.allWords));
    }
    case 'status': {
      const [{ boardCsv }, { stripsOf }] = await Promise.all([
        import('./model-status/board-csv'),
        import('./model-status/board'),
      ]);
      return boardCsv(result ? stripsOf(result) : [], locale.allWords);
    }
    case 'curve': {
      const [{ sloCurveCsv }, { sloLinesOf }] = await Promise.all([
        import('./slo-curve/slo-curve-csv'),
        import('./slo-curve/slo-lines'),
      ]);
      return sloCurveCsv(sloLinesOf(panel, result, locale.lang));
    }
    default:
      return csvOf(visibleFrame(model.frame, model.hidden));
  }
}
