/** What a change of the page can replace, and the focus with it. */
export interface Place {
  /** The id of the only panel of the page, or null. */
  readonly onlyId: string | null;
  readonly view: string;
  readonly isOut: boolean;
  readonly isAway: boolean;
}

/** A change of the page that may have taken the focus away. */
export interface PlaceChange {
  readonly from: Place;
  readonly to: Place;
  /** True for Back and Forward: the browser scrolls by itself. */
  readonly isBack: boolean;
  /** What had the focus before, or null where it was not in the app. */
  readonly held: Element | null;
}
