const FIRST_RETRY_MS = 2000;
const LONGEST_RETRY_MS = 60_000;

/**
 * Loads style sheets of parts again that could not be loaded, as while the network was away: the parts themselves do so when a person opens
 * them again, without their styles.
 * @param onchange called with true when an update has replaced the files of the page, so that only a reload helps, and with false when all
 *   style sheets are there
 * @returns a function that stops it
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

  const onFailed = ({ target }: Event): void => {
    if (!(target instanceof HTMLLinkElement) || target.rel !== 'stylesheet' || missing.has(target.href))
      return;
    missing.add(target.href);
    waitMs = FIRST_RETRY_MS;
    void retry();
  };
  const onOnline = (): void => void retry();
  // An error of an element does not bubble.
  window.addEventListener('error', onFailed, true);
  window.addEventListener('online', onOnline);
  return () => {
    clearTimeout(timer);
    missing.clear();
    window.removeEventListener('error', onFailed, true);
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
