/** Under this key the browser keeps that a person has switched off the keys of one character. */
const KEY = 'lmdeploy-dashboard:single-keys';

/** The part of the browser's storage that is used. */
type KeyStorage = Pick<Storage, 'getItem' | 'setItem'>;

/**
 * True unless a person has switched off the keys of one character, which speech input may press by mistake.
 * @param storage returns the storage, and may throw
 * @see https://www.w3.org/WAI/WCAG22/Understanding/character-key-shortcuts.html
 */
export function hasSingleKeys(storage: () => KeyStorage): boolean {
  try {
    return storage().getItem(KEY) !== 'off';
  } catch {
    return true;
  }
}

/**
 * Keeps the choice for good, where the browser allows it.
 * @returns whether the keys act now
 */
export function setSingleKeys(storage: () => KeyStorage, isOn: boolean): boolean {
  try {
    storage().setItem(KEY, isOn ? 'on' : 'off');
  } catch {
    // Without storage the keys stay on.
  }
  return hasSingleKeys(storage);
}
