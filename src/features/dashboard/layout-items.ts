import type { AllWords } from '../../i18n/words';
import type { Section } from '../../panels/section';
import type { MenuItem } from '../../ui/menu-item';
import { regainFocus } from '../../ui/regain-focus';
import { withHidden } from '../../url/layout-changes';
import { withMoved, withPinned } from '../../url/layout-moves';
import type { View } from '../../url/view';
import type { ViewState } from '../../url/view-state.svelte';
import { offerToShow } from './hidden-note';

/** The last move in each app: of which panel, and the view after it. */
const LAST_MOVES = new WeakMap<ViewState, { readonly id: string; readonly after: View }>();

/**
 * Rows of the menu of a panel that change its place on the page. The focus goes with the panel; from a panel that is hidden, to its
 * neighbour.
 * @param title the name of the panel in the language of the page
 * @param root the root element of the app
 */
export function layoutItems(
  id: string,
  title: string,
  sections: readonly Section[],
  view: ViewState,
  root: HTMLElement,
  words: AllWords,
): MenuItem[] {
  const layout = view.current;
  const isPinned = layout.pinned.includes(id);
  const idsOfSections = sections.map(({ panels }) => panels.map((panel) => panel.id));
  const ids = idsOfSections.find((some) => some.includes(id));
  const all = idsOfSections.flat();
  const at = all.indexOf(id);
  const panels = [id, all[at + 1], all[at - 1]].map((one) => one && `[data-panel="${CSS.escape(one)}"]`);
  const change = (...changed: Parameters<ViewState['change']>): void => {
    view.change(...changed);
    void regainFocus(root, [...panels, 'main h2 button']);
  };
  const move = (label: string, by: -1 | 1): MenuItem[] => {
    const moved = withMoved(layout, ids ?? [], id, by);
    if (moved === null) return [];
    const onselect = (): void => {
      const last = LAST_MOVES.get(view);
      // Moves of one panel in a row are one step of the history. Any other change, and Back, makes another view.
      change(moved, last?.id === id && last.after === view.current ? 'replace' : 'push');
      LAST_MOVES.set(view, { id, after: view.current });
    };
    return [{ kind: 'action', label, onselect }];
  };
  return [
    { kind: 'separator' },
    {
      kind: 'action',
      label: isPinned ? words.unpin : words.pin,
      onselect: () => change(withPinned(layout, id, !isPinned)),
    },
    ...move(words.moveEarlier, -1),
    ...move(words.moveLater, 1),
    {
      kind: 'action',
      label: words.hidePanel,
      onselect: () => {
        change(withHidden(layout, id, true));
        offerToShow({ id, title, before: layout }, view, root, words);
      },
    },
  ];
}
