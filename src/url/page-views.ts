/** What the page can be instead of its panels, and how far back it looks where nobody chose a range. */
export const VIEW_FROM = { status: 'now-24h', tokens: 'now-24h', capacity: 'now-7d' } as const;

export type OtherView = keyof typeof VIEW_FROM;
export type PageView = 'panels' | OtherView;

/** A range as the link writes it. */
interface Range {
  readonly from: string;
  readonly to: string;
}

/** The part of the view that says what the page is. */
type Shown = Range & { readonly view: PageView };

/** A change of the view. */
type Change = { readonly view: PageView } & Partial<Range>;

/** The range of a view where nobody chose one. */
export const rangeFor = (view: PageView, { from, to }: Range): Range =>
  view === 'panels' ? { from, to } : { from: VIEW_FROM[view], to: 'now' };

/** The change that opens a view. A range that a person chose stays; otherwise it has the range of its own. */
export function opened(next: PageView, shown: Shown, defaults: Range): Change {
  const own = rangeFor(shown.view, defaults);
  const isOwn = shown.from === own.from && shown.to === own.to;
  return { view: next, ...(isOwn ? rangeFor(next, defaults) : {}) };
}
