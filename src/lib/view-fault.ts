/** The valid values of a parameter of a link: a kind of value, or one of a few. */
export type ExpectedValue =
  'moment' | 'timezone' | 'refresh' | 'compare' | 'switch' | 'aboveZero' | 'ids' | 'text' | readonly string[];

/** A value of a link that the page cannot use. */
export interface ViewFault {
  /** The parameter. */
  readonly name: string;
  /** The value in the link. */
  readonly got: string;
  readonly expected: ExpectedValue;
  /** The value used instead; null when there is none. */
  readonly used: string | null;
}
