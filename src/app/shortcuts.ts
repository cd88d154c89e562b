import { tinykeys } from 'tinykeys';
import { rawOfRange, shifted } from '../lib/range-limits';
import { hasSingleKeys } from '../lib/single-keys';
import type { RangeMs } from '../lib/time-range';
import type { ViewState } from '../url/view-state.svelte';

/** What the keys of the page do. */
export interface KeyActions {
  readonly view: ViewState;
  readonly refresh: () => void;
  readonly zoomOut: () => void;
  readonly range: () => RangeMs;
  readonly now: () => number;
  readonly openRange: () => void;
  readonly openHelp: () => void;
  readonly print: () => void;
  readonly openJump: () => void;
  readonly explain: () => void;
  readonly capacity: () => void;
}

const TYPING = 'input, textarea, select, [contenteditable=true], [role=menu], [role=dialog], [role=listbox]';

/** True for a key that belongs to the element with the focus. */
const isTaken = (event: KeyboardEvent): boolean =>
  event.defaultPrevented ||
  event.composedPath().some((element) => element instanceof HTMLElement && element.matches(TYPING));

/** Handles the keys of the page; the menu lists them. Returns a function that stops it. */
export function listenToKeys(target: Window | HTMLElement, actions: KeyActions): () => void {
  const { view, range, now } = actions;
  const shift = (direction: -1 | 1): void => {
    view.change(rawOfRange(shifted(range(), direction, now())));
  };
  const on =
    (action: () => void) =>
    (event: KeyboardEvent): void => {
      if (isTaken(event) || (event.key.length === 1 && !hasSingleKeys(() => localStorage))) return;
      event.preventDefault();
      action();
    };
  return tinykeys(target, {
    r: on(actions.refresh),
    t: on(actions.openRange),
    // On some keyboards it is Shift and 7.
    '/': on(actions.openJump),
    'Shift+/': on(actions.openJump),
    z: on(actions.zoomOut),
    e: on(actions.explain),
    h: on(actions.capacity),
    ArrowLeft: on(() => shift(-1)),
    ArrowRight: on(() => shift(1)),
    // Some keyboard layouts have `?` without Shift.
    'Shift+?': on(actions.openHelp),
    '?': on(actions.openHelp),
    '$mod+p': on(actions.print),
    Escape: (event) => {
      if (!isTaken(event) && view.isAway) view.goHome();
    },
  });
}
