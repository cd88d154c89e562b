/** How far back a status board looks where nobody chose a range. */
export const STATUS_FROM = 'now-24h';

/** A range as the link writes it. */
interface Range {
  readonly from: string;
  readonly to: string;
}

/** A change of the view. */
type Change = { readonly view: 'panels' | 'status' } & Partial<Range>;

/** The change that opens the status board. A range that a person chose stays. */
export const openedStatus = (view: Range, defaults: Range): Change => ({
  view: 'status',
  ...(view.from === defaults.from && view.to === defaults.to ? { from: STATUS_FROM, to: 'now' } : {}),
});

/** The change that leads from the status board to the panels, with their own range again where nobody chose one. */
export const leftStatus = (view: Range, { from, to }: Range): Change => ({
  view: 'panels',
  ...(view.from === STATUS_FROM && view.to === 'now' ? { from, to } : {}),
});
