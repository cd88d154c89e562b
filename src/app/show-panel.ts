import { tick } from 'svelte';
import type { PageLoading } from '../session/page-loading.svelte';
import { regainFocus } from '../ui/regain-focus';
import { withFolded, withHidden } from '../url/layout-changes';
import { opened } from '../url/view-changes';
import type { ViewState } from '../url/view-state.svelte';
import { holdInPlace } from './hold-in-place';
import type { PlaceChange } from './place-change';
import type { ShownPanels } from './shown-panels.svelte';

/** The range begins this long before an alert, ms. */
const BEFORE_ALERT_MS = 900_000;

interface Page {
  readonly view: ViewState;
  readonly shown: ShownPanels;
  readonly loading: PageLoading;
}

/** Leaves another view, such as that of the tokens. */
function toPanels(view: ViewState): void {
  if (view.current.view !== 'panels') view.change(opened('panels', view.current, view.defaults));
}

/** Makes a panel part of the page: leaves the view of another single panel, shows it when it is hidden and unfolds its section. */
function reveal({ view, shown }: Pick<Page, 'shown' | 'view'>, panelId: string): void {
  if (shown.onlyId !== null && shown.onlyId !== panelId) view.change({ viewPanel: null });
  toPanels(view);
  if (view.current.hidden.includes(panelId)) view.change(withHidden(view.current, panelId, false), 'replace');
  const section = shown.sections.find(({ panels }) => panels.some(({ id }) => id === panelId));
  if (section) view.change(withFolded(view.current, section.id, false), 'replace');
}

/** Scrolls to a panel of an app and moves the focus to it. */
export async function showPanel(
  page: Pick<Page, 'shown' | 'view'>,
  root: HTMLElement,
  panelId: string,
): Promise<void> {
  reveal(page, panelId);
  await tick();
  const panel = panelIn(root, panelId);
  if (!panel) return;
  panel.tabIndex = -1;
  panel.focus({ preventScroll: true });
  hold(panel, root);
}

const panelIn = (root: HTMLElement, id: string): HTMLElement | null =>
  root.querySelector(`[data-panel="${CSS.escape(id)}"]`);

/**
 * After a change of what the page shows: a focus that went with it moves to the panel that was opened or left, else to the main part. A
 * person who leaves a single panel comes back to where it is on the page.
 */
export async function followChange(
  { from, to, isBack, held }: PlaceChange,
  root: HTMLElement,
): Promise<void> {
  await tick();
  const { activeElement } = root.getRootNode() as Document | ShadowRoot;
  // Another part took the focus, such as the panel that a person looked for.
  if (activeElement !== null && activeElement !== document.body && activeElement !== held) return;
  const left = to.onlyId === null && to.view === from.view ? from.onlyId : null;
  const id = to.onlyId ?? left;
  const panel = id === null ? null : panelIn(root, id);
  // In a frame, the focus may be in the page around it.
  if (held !== null && document.hasFocus()) await regainFocus(root, [panel, 'main'], !isBack);
  if (left !== null && panel && !isBack && navigator.userActivation.isActive) hold(panel, root);
}

/** At once, without passing over all the panels between: they would load, and grow above the target. */
function hold(element: HTMLElement, root: HTMLElement): void {
  const bar = root.querySelector<HTMLElement>('header');
  holdInPlace(element, root, bar?.offsetHeight ?? 0);
}

/** Scrolls to a section and moves the focus to its heading. */
export async function showSection(
  { view }: Pick<Page, 'view'>,
  root: HTMLElement,
  sectionId: string,
): Promise<void> {
  toPanels(view);
  view.change({ viewPanel: null });
  view.change(withFolded(view.current, sectionId, false), 'replace');
  await tick();
  const head = root.querySelector<HTMLElement>(`#${CSS.escape(sectionId)}`);
  head?.querySelector('button')?.focus({ preventScroll: true });
  if (head) hold(head, root);
}

/**
 * Shows the panel of an alert. When the alert fires since before the range, the range begins before the alert.
 * @param sinceMs epoch ms, or null when unknown
 */
export async function showAlert(
  page: Page,
  root: HTMLElement,
  panelId: string,
  sinceMs: number | null,
): Promise<void> {
  if (sinceMs !== null && sinceMs < page.loading.range.fromMs) {
    page.view.change({ from: String(Math.round(sinceMs - BEFORE_ALERT_MS)), to: 'now' });
  }
  await showPanel(page, root, panelId);
}
