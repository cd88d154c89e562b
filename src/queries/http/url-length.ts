/** Proxies cap the length of a URL, many at 8 kB, path and other parameters included. As encoded: a Chinese character is nine bytes. */
const MOST_BYTES = 6000;

/** True when PromQL texts leave room for the rest of a URL. Else they go in the body of a POST. A GET can be cached. */
export const fitsInUrl = (texts: readonly string[]): boolean =>
  new URLSearchParams({ query: texts.join('') }).toString().length <= MOST_BYTES;
