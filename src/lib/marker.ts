import type { Severity } from './severity';

/** What happened. Each kind has its own glyph. */
export type MarkerKind = 'restart' | 'scale-up' | 'scale-down' | 'gap' | 'alert';

/** An event that every chart shows at its time. */
export interface Marker {
  /** Stable over refreshes; unique on the page. */
  readonly id: string;
  /** Unix seconds. */
  readonly atS: number;
  /** End of a `gap` or an `alert`, Unix seconds; left out for an event of one moment. */
  readonly toS?: number;
  readonly kind: MarkerKind;
  /** Of an `alert`; left out for other kinds. */
  readonly severity?: Severity;
  /** A few words in the language of the page, without the time. */
  readonly text: string;
}
