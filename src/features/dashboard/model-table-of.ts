import type { Locale } from '../../i18n/locale.svelte';
import type { ModelRow } from './model-table/model-rows';
import type { PanelModel } from './panel-model.svelte';
import type { TableColumn } from './table/table-column';

/** The rows and columns of a table of models, for files. The code loads with the code that draws them. */
export async function modelTableOf(
  { result }: PanelModel,
  expectedEngines: number | null,
  locale: Locale,
): Promise<{ rows: readonly ModelRow[]; columns: readonly TableColumn[] }> {
  const [{ modelRowsOf }, { modelColumnsOf }] = await Promise.all([
    import('./model-table/model-rows'),
    import('./model-table/model-columns'),
  ]);
  const rows = result ? modelRowsOf(result, expectedEngines) : [];
  return { rows, columns: modelColumnsOf(rows, locale.lang) };
}
