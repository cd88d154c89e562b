/** What the page can be instead of its panels, and how far back it looks where nobody chose a range. */
export const VIEW_FROM = { status: 'now-24h', tokens: 'now-24h', capacity: 'now-7d' } as const;

export type OtherView = keyof typeof VIEW_FROM;
export type PageView = 'panels' | OtherView;

/** A range as the link writes it. */
export interface Range {
  readonly from: string;
  readonly to: string;
}

/** The range of a view where nobody chose one. */
export const rangeFor = (view: PageView, { from, to }: Range): Range =>
  view === 'panels' ? { from, to } : { from: VIEW_FROM[view], to: 'now' };
