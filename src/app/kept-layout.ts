import { keep, readKept, stringsIn } from '../lib/browser-store';
import { isPlain, layoutOf, NO_LAYOUT, type Layout } from '../url/layout-changes';
import type { ViewState } from '../url/view-state.svelte';

const NAME = 'layout';
const storage = (): Storage => localStorage;

function keptLayout(): Layout {
  const kept = readKept(storage, NAME);
  if (typeof kept !== 'object' || kept === null) return NO_LAYOUT;
  const lists: Partial<Record<keyof Layout, unknown>> = kept;
  return {
    pinned: stringsIn(lists.pinned),
    hidden: stringsIn(lists.hidden),
    order: stringsIn(lists.order),
    folded: stringsIn(lists.folded),
  };
}

/** Gives a link without a layout the one that this browser keeps. */
export function applyKeptLayout(view: ViewState): void {
  if (view.current.kiosk || !isPlain(view.current)) return;
  view.change(keptLayout(), 'replace');
}

/**
 * Keeps each layout that a person makes. That of an opened link is not theirs: it is kept when they change it.
 * @returns call it with each layout of the view
 */
export function layoutKeeper(): (layout: Layout) => void {
  let last: string | null = null;
  return (layout) => {
    const next = JSON.stringify(layoutOf(layout));
    if (last !== null && next !== last) keep(storage, NAME, layoutOf(layout));
    last = next;
  };
}
