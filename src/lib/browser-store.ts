/** Before every key: other pages of the same origin share the storage. */
const PREFIX = 'lmdeploy-dashboard:';

/** The part of the browser's storage that is used. */
export type BrowserStorage = Pick<Storage, 'getItem' | 'setItem'>;

/**
 * What the browser keeps under a name; null where it keeps nothing, such as in a frame without storage.
 * @param storage returns the storage, and may throw
 */
export function readKept(storage: () => BrowserStorage, name: string): unknown {
  try {
    return JSON.parse(storage().getItem(PREFIX + name) ?? 'null');
  } catch {
    return null;
  }
}

/** Keeps a value until a person clears the data of the site, where the browser allows it; otherwise does nothing. */
export function keep(storage: () => BrowserStorage, name: string, value: unknown): void {
  try {
    storage().setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // It holds until the page is closed.
  }
}

/** The texts of a list; empty for any other value. */
export const stringsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
