/** What a parameter of a link can be: a kind of value, or one of a few. */
export type ExpectedValue =
  'moment' | 'timezone' | 'refresh' | 'compare' | 'switch' | 'aboveZero' | 'text' | readonly string[];

/** A value of a link that the page cannot use. */
export interface ViewFault {
  /** The parameter. */
  readonly name: string;
  /** What the link says. */
  readonly got: string;
  readonly expected: ExpectedValue;
  /** The value in its place; null when there is none. */
  readonly used: string | null;
}
