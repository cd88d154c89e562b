import type { ExpectedValue } from '../lib/view-fault';

/** Reads and prints one value of a parameter. `parse` returns null for text that is not a value. */
export interface Codec<T> {
  readonly parse: (text: string) => T | null;
  readonly print: (value: T) => string;
  /** The values that `parse` accepts, for the notice about an invalid link. */
  readonly expected: ExpectedValue;
}

/** Any text of at least one character. */
export const text: Codec<string> = {
  parse: (s) => (s === '' ? null : s),
  print: (s) => s,
  expected: 'text',
};

/**
 * One of a closed set of values.
 * @param aliases other spellings that are read and never printed; a Map, because the spelling comes from a link and
 *   every object has a `constructor`
 */
export function oneOf<T extends string>(
  values: readonly T[],
  aliases: ReadonlyMap<string, T> = new Map(),
): Codec<T> {
  return {
    parse: (s) => values.find((v) => v === s) ?? aliases.get(s) ?? null,
    print: (v) => v,
    expected: values,
  };
}

/** A switch: `kiosk`, `kiosk=1` and `kiosk=true` turn it on, `kiosk=0` and `kiosk=false` off. */
export const flag: Codec<boolean> = {
  parse: (s) => (s === '' || s === '1' || s === 'true' ? true : s === '0' || s === 'false' ? false : null),
  print: (on) => (on ? '' : '0'),
  expected: 'switch',
};

/** A {@link flag} for which Grafana has more spellings: its kiosk modes hide the bar too. */
export const kioskFlag: Codec<boolean> = {
  ...flag,
  parse: (s) => (s === 'tv' || s === 'full' ? true : flag.parse(s)),
};

/** Text that `isValid` accepts. */
export const checked = (isValid: (s: string) => boolean, expected: ExpectedValue): Codec<string> => ({
  parse: (s) => (isValid(s) ? s : null),
  print: (s) => s,
  expected,
});

/** A number above 0 and up to a million. */
export const aboveZero: Codec<number> = {
  parse: (s) => (/^\d*\.?\d+(e[+-]?\d+)?$/i.test(s) && Number(s) > 0 && Number(s) <= 1e6 ? Number(s) : null),
  print: String,
  expected: 'aboveZero',
};
