import { keep, readKept, type BrowserStorage } from '../../lib/browser-store';

/** Where the id is kept: a tab has one storage for all its frames of an origin, and no other tab sees it. */
const NAME = 'page-id';

/**
 * The id of the tab that a frame is in: frames of other tabs may be asleep, and do no tasks for this one.
 * @param storage of the tab
 * @returns null where the browser keeps nothing
 */
export function pageId(storage: () => BrowserStorage): string | null {
  const known = readKept(storage, NAME);
  if (typeof known === 'string') return known;
  keep(storage, NAME, newId());
  const kept = readKept(storage, NAME);
  return typeof kept === 'string' ? kept : null;
}

/** `crypto.randomUUID` needs HTTPS. */
export const newId = (): string =>
  [...crypto.getRandomValues(new Uint32Array(2))].map((n) => n.toString(36)).join('');
