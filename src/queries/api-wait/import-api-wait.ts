import type { loadApiWait } from './load-api-wait';

/**
 * Loads the code of the estimate, which the first picture does not need. The page begins with it beside its first requests; the
 * browser keeps it.
 * @returns null when it cannot be loaded; the next call tries again
 */
export async function importApiWait(): Promise<typeof loadApiWait | null> {
  try {
    return (await import('./load-api-wait')).loadApiWait;
  } catch {
    return null;
  }
}
