import type { AllWords } from '../../i18n/words';
import type { Section } from '../../panels/section';
import type { MenuItem } from '../../ui/menu-item';
import { withHidden } from '../../url/layout-changes';
import { withMoved, withPinned } from '../../url/layout-moves';
import type { ViewState } from '../../url/view-state.svelte';

/** Rows of the menu of a panel that change its place on the page. */
export function layoutItems(
  id: string,
  sections: readonly Section[],
  view: ViewState,
  words: AllWords,
): MenuItem[] {
  const layout = view.current;
  const isPinned = layout.pinned.includes(id);
  const ids = sections.map(({ panels }) => panels.map((panel) => panel.id)).find((all) => all.includes(id));
  const move = (label: string, by: -1 | 1): MenuItem[] => {
    const moved = withMoved(layout, ids ?? [], id, by);
    if (moved === null) return [];
    return [{ kind: 'action', label, onselect: () => view.change(moved, 'replace') }];
  };
  return [
    { kind: 'separator' },
    {
      kind: 'action',
      label: isPinned ? words.unpin : words.pin,
      onselect: () => view.change(withPinned(layout, id, !isPinned)),
    },
    ...move(words.moveEarlier, -1),
    ...move(words.moveLater, 1),
    { kind: 'action', label: words.hidePanel, onselect: () => view.change(withHidden(layout, id, true)) },
  ];
}
