/** What happened to the servers: each kind has its own glyph. */
export type MarkerKind = 'restart' | 'scale-up' | 'scale-down' | 'gap' | 'alert';

/** Something that happened beside the numbers, shown on every chart at its time. */
export interface Marker {
  /** Stable over refreshes; unique on the page. */
  readonly id: string;
  /** Unix seconds. */
  readonly atS: number;
  /** Its end, Unix seconds, where it lasted: a `gap` or an `alert`. */
  readonly toS?: number;
  readonly kind: MarkerKind;
  /** A few words in the language of the page, without the time. */
  readonly text: string;
}
