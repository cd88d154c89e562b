/** Proxies cap the length of a URL, many at 8 kB, path and other parameters included. */
const MOST_CHARACTERS = 3000;

/** As encoded: a Chinese character is nine bytes. */
const MOST_BYTES = 6000;

/** True when PromQL texts leave room for the rest of a URL. Else they go in the body of a POST. A GET can be cached. */
export function fitsInUrl(texts: readonly string[]): boolean {
  const all = texts.join('');
  if (all.length > MOST_CHARACTERS) return false;
  return new URLSearchParams({ query: all }).toString().length <= MOST_BYTES;
}
