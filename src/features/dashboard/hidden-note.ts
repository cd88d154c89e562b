import { mount, unmount } from 'svelte';
import type { AllWords } from '../../i18n/words';
import { regainFocus } from '../../ui/regain-focus';
import { layoutOf, type Layout } from '../../url/layout-changes';
import type { ViewState } from '../../url/view-state.svelte';
import HiddenNote from './HiddenNote.svelte';

interface HiddenPanel {
  readonly id: string;
  /** In the language of the page. */
  readonly title: string;
  /** The layout with the panel. */
  readonly before: Layout;
}

/**
 * Offers to take back that a panel was hidden. The panel, and its menu with it, are gone: the note is mounted beside them.
 * @param root the root element of the app
 */
export function offerToShow(
  { id, title, before }: HiddenPanel,
  view: ViewState,
  root: HTMLElement,
  words: AllWords,
): void {
  const onend = (): void => void unmount(note);
  const onundo = (): void => {
    view.change(layoutOf(before));
    // From the note, which goes with the change, or from the neighbour that had the focus instead of the panel.
    (root.getRootNode() as Document | ShadowRoot).querySelector<HTMLElement>(':focus')?.blur();
    void regainFocus(root, [`[data-panel="${CSS.escape(id)}"]`]);
  };
  const text = words.panelHidden(title);
  const props = { text, undo: words.undo, layout: () => layoutOf(view.current), onundo, onend };
  const note = mount(HiddenNote, { target: root, props });
}
