import { rangeFor, type PageView, type Range } from './page-views';

/** The part of the view that says what the page is. */
type Shown = Range & { readonly view: PageView };

/** A change of the view. */
type Change = { readonly view: PageView } & Partial<Range>;

/** The change that opens a view. A range that a person chose stays; otherwise it has the range of its own. */
export function opened(next: PageView, shown: Shown, defaults: Range): Change {
  const own = rangeFor(shown.view, defaults);
  const isOwn = shown.from === own.from && shown.to === own.to;
  return { view: next, ...(isOwn ? rangeFor(next, defaults) : {}) };
}
