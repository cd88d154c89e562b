/** Holds the query string of the view: the address bar, or memory for an app that shares its page. */
export interface ViewHistory {
  /** True when the query string is that of the page, so that a link to a view can be made. */
  readonly hasAddress: boolean;
  /** The current query string, with or without `?`. */
  read(): string;
  /** Writes a query string without `?`. `push` adds a step that Back undoes, `replace` does not. */
  write(search: string, mode: 'push' | 'replace'): void;
  /** Calls back when the person goes back or forward. Returns a function that stops it. */
  onBack(callback: () => void): () => void;
}

/** The address bar of a window. */
export function browserHistory(win: Window = window): ViewHistory {
  return {
    hasAddress: true,
    read: () => win.location.search,
    write(search, mode) {
      const url = `${win.location.pathname}${search === '' ? '' : `?${search}`}${win.location.hash}`;
      if (mode === 'push') win.history.pushState(null, '', url);
      else win.history.replaceState(null, '', url);
    },
    onBack(callback) {
      win.addEventListener('popstate', callback);
      return () => win.removeEventListener('popstate', callback);
    },
  };
}

/** A history in memory, for the second app on a page. */
export function memoryHistory(search = ''): ViewHistory {
  let current = search;
  return {
    hasAddress: false,
    read: () => current,
    write(next) {
      current = next;
    },
    onBack: () => () => undefined,
  };
}
