/**
 * The value of a key that the table itself has, or undefined. Every object inherits `constructor` and more, so a text from outside, such as
 * the name of a label, must not be looked up by `table[key]`.
 */
export const ownValue = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  // eslint-disable-next-line own/own-keys -- the key is one of its own
  Object.hasOwn(table, key) ? table[key] : undefined;
