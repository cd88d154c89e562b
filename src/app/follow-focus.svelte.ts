import { untrack } from 'svelte';
import type { ViewHistory } from '../url/history';
import type { App } from './build-app';
import type { Place } from './place-change';

/**
 * Keeps the focus in the app where another part takes the place of the one that had it, and leads from a single panel back to where it
 * is on the page. Call it while the app initialises, before it listens to its history.
 * @param root the root element of the app; undefined before it is there
 */
export function followFocus(
  { view, shown, status }: App,
  history: ViewHistory,
  root: () => HTMLElement | undefined,
): void {
  let isBack = false;
  let from: Place | null = null;

  $effect(() =>
    history.onBack(() => {
      isBack = true;
      setTimeout(() => (isBack = false));
    }),
  );
  // Before the page shows the change: the focus is still where it was.
  $effect.pre(() => {
    const to: Place = {
      onlyId: shown.onlyId,
      view: view.current.view,
      isOut: status.outage !== null,
      isAway: view.isAway,
    };
    const element = untrack(root);
    const last = from;
    from = to;
    if (element === undefined || last === null || isSamePlace(last, to)) return;
    const { activeElement } = element.getRootNode() as Document | ShadowRoot;
    const held = element.contains(activeElement) ? activeElement : null;
    const change = { from: last, to, isBack, held };
    // When it cannot be loaded, the page has changed all the same.
    import('./show-panel').then(
      ({ followChange }) => void followChange(change, element),
      () => undefined,
    );
  });
}

const isSamePlace = (a: Place, b: Place): boolean =>
  a.onlyId === b.onlyId && a.view === b.view && a.isOut === b.isOut && a.isAway === b.isAway;
