import { withId } from '../../url/layout-changes';
import type { ViewState } from '../../url/view-state.svelte';

/** The choices of a link after those of one panel have changed, in the shorter of both forms. */
export function withHiddenKeys(
  choices: readonly string[],
  panelId: string,
  keys: readonly string[],
  hidden: ReadonlySet<string>,
): readonly string[] {
  const others = choices.filter((choice) => !choice.startsWith(`${panelId}:`));
  const away = keys.filter((key) => hidden.has(key));
  const shown = keys.filter((key) => !hidden.has(key));
  if (away.length === 0) return others;
  const own = shown.length <= away.length ? shown : away.map((key) => `-${key}`);
  return [...others, ...own.map((key) => `${panelId}:${key}`)];
}

/** Draws other lines of a panel. */
export function chooseLines(
  view: ViewState,
  panelId: string,
  keys: readonly string[],
  hidden: ReadonlySet<string>,
): void {
  view.change({ lines: withHiddenKeys(view.current.lines, panelId, keys, hidden) }, 'replace');
}

/** Makes the axis of a panel logarithmic or linear. */
export function chooseAxis(view: ViewState, panelId: string, isLog: boolean): void {
  const { log, linear } = view.current;
  const without = (ids: readonly string[]): string[] => ids.filter((other) => other !== panelId);
  view.change(
    {
      log: [...without(log), ...(isLog ? [panelId] : [])],
      linear: [...without(linear), ...(isLog ? [] : [panelId])],
    },
    'replace',
  );
}

/** Shows the values of a panel as a table, or its chart again. */
export function chooseTable(view: ViewState, panelId: string, isTable: boolean): void {
  view.change({ tables: withId(view.current.tables, panelId, isTable) }, 'replace');
}
