import type { Reference } from '../lib/period';
import { rangeFor, type PageView, type Range } from './page-views';

/** The part of the view that says what the page is. */
type Shown = Range & { readonly view: PageView };

/** A change of the view. */
type Change = { readonly view: PageView; readonly explain: Reference | null } & Partial<Range>;

/**
 * The change that opens a view in place of a single panel, without what changed in the range. A range that a person chose stays;
 * otherwise the view has a range of its own.
 */
export const opened = (
  next: PageView,
  shown: Shown,
  defaults: Range,
): Change & { readonly viewPanel: null } => ({
  ...changeTo(next, shown, defaults),
  viewPanel: null,
});

function changeTo(next: PageView, shown: Shown, defaults: Range): Change {
  const own = rangeFor(shown.view, defaults);
  const isOwn = shown.from === own.from && shown.to === own.to;
  return { view: next, explain: null, ...(isOwn ? rangeFor(next, defaults) : {}) };
}

/** True where the page says what changed in the range: above the panels only. */
export const isExplained = ({ view, explain }: Pick<Change, 'view' | 'explain'>): boolean =>
  view === 'panels' && explain !== null;

/** The change that opens what changed in the range. */
export const explained = (shown: Shown, defaults: Range): Change => ({
  ...changeTo('panels', shown, defaults),
  explain: 'before',
});
