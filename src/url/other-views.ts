/** What the page shows in place of its panels: the states of the models, or their tokens. */
export type OtherView = 'status' | 'tokens';

/** How far back these views look where nobody chose a range. */
export const OTHER_FROM = 'now-24h';

/** A range as the link writes it. */
interface Range {
  readonly from: string;
  readonly to: string;
}

/** A change of the view. */
type Change = { readonly view: 'panels' | OtherView } & Partial<Range>;

/** The change that opens a view. A range that a person chose stays. */
export const openedOther = (other: OtherView, view: Range, defaults: Range): Change => ({
  view: other,
  ...(view.from === defaults.from && view.to === defaults.to ? { from: OTHER_FROM, to: 'now' } : {}),
});

/** The change that leads back to the panels, with their own range again where nobody chose one. */
export const leftOther = (view: Range, { from, to }: Range): Change => ({
  view: 'panels',
  ...(view.from === OTHER_FROM && view.to === 'now' ? { from, to } : {}),
});
