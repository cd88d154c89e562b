const FIRST_RETRY_MS = 2000;
const LONGEST_RETRY_MS = 60_000;

/** What the message of a failed style sheet begins with, before its address. */
const FAILED = 'Unable to preload CSS for ';

/**
 * Loads style sheets of parts again that could not be loaded, as while the network was away: the parts themselves do so when a person opens
 * them again, without their styles.
 * @param onchange called with true when an update has replaced the files of the page, so that only a reload helps, and with false when all
 *   style sheets are there
 * @returns a function that stops it
 * @see https://vite.dev/guide/build#load-error-handling
 */
export function restoreStyles(onchange: (isGone: boolean) => void): () => void {
  const missing = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waitMs = FIRST_RETRY_MS;

  async function retry(): Promise<void> {
    clearTimeout(timer);
    for (const url of [...missing]) {
      const state = await stateOf(url);
      if (state === 'gone') onchange(true);
      if (state !== 'there' || !missing.delete(url)) continue;
      const failed = [...document.querySelectorAll('link')].filter(({ href }) => href === url);
      const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: url });
      document.head.append(link);
      for (const old of failed) old.remove();
      if (missing.size === 0) onchange(false);
    }
    if (missing.size === 0) return;
    clearTimeout(timer);
    timer = setTimeout(() => void retry(), waitMs);
    waitMs = Math.min(2 * waitMs, LONGEST_RETRY_MS);
  }

  const onFailed = (event: Event): void => {
    const { payload } = event as Event & { readonly payload?: unknown };
    if (!(payload instanceof Error) || !payload.message.startsWith(FAILED)) return;
    missing.add(new URL(payload.message.slice(FAILED.length), document.baseURI).href);
    waitMs = FIRST_RETRY_MS;
    void retry();
  };
  const onOnline = (): void => void retry();
  window.addEventListener('vite:preloadError', onFailed);
  window.addEventListener('online', onOnline);
  return () => {
    clearTimeout(timer);
    missing.clear();
    window.removeEventListener('vite:preloadError', onFailed);
    window.removeEventListener('online', onOnline);
  };
}

/** `away`: nothing is known, as without a network or while signed out. */
async function stateOf(url: string): Promise<'there' | 'gone' | 'away'> {
  try {
    const { ok, status } = await fetch(url, { redirect: 'manual' });
    if (ok) return 'there';
    return status === 404 || status === 410 ? 'gone' : 'away';
  } catch {
    return 'away';
  }
}
