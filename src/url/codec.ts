/** Reads and prints one value of the view. `parse` gives null for what is none of its values. */
export interface Codec<T> {
  readonly parse: (text: string) => T | null;
  readonly print: (value: T) => string;
}

/** Any text of at least one character. */
export const text: Codec<string> = { parse: (s) => (s === '' ? null : s), print: (s) => s };

/** One of a closed set; `aliases` are other spellings that are understood, never printed. */
export function oneOf<T extends string>(
  values: readonly T[],
  aliases: Readonly<Record<string, T>> = {},
): Codec<T> {
  return {
    parse: (s) => values.find((v) => v === s) ?? aliases[s] ?? null,
    print: (v) => v,
  };
}

/** A switch that is on by being there: `kiosk`, `kiosk=1`, `kiosk=true`. */
export const flag: Codec<boolean> = {
  parse: (s) => (s === '' || s === '1' || s === 'true' ? true : s === '0' || s === 'false' ? false : null),
  print: (on) => (on ? '' : '0'),
};

/** A value that `isValid` accepts. */
export const checked = (isValid: (s: string) => boolean): Codec<string> => ({
  parse: (s) => (isValid(s) ? s : null),
  print: (s) => s,
});

/** A finite number above 0. */
export const aboveZero: Codec<number> = {
  parse: (s) =>
    /^\d*\.?\d+(e[+-]?\d+)?$/i.test(s) && Number(s) > 0 && Number.isFinite(Number(s)) ? Number(s) : null,
  print: String,
};
