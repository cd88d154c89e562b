/** Under this key the browser keeps the ids of the notes that a person has hidden. */
const KEY = 'lmdeploy-dashboard:hidden-notes';

/** The part of the browser's storage that is used. */
export type NoteStorage = Pick<Storage, 'getItem' | 'setItem'>;

/**
 * The ids of hidden notes; empty where the browser keeps nothing, such as in a frame without storage.
 * @param storage returns the storage, and may throw
 */
export function readHiddenNotes(storage: () => NoteStorage): string[] {
  try {
    const ids: unknown = JSON.parse(storage().getItem(KEY) ?? '[]');
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

/** Keeps the ids of hidden notes for good, where the browser allows it. */
export function writeHiddenNotes(storage: () => NoteStorage, ids: readonly string[]): void {
  try {
    storage().setItem(KEY, JSON.stringify(ids));
  } catch {
    // The notes stay hidden until the page is closed.
  }
}
