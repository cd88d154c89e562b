/** Proxies cap the length of a URL, many at 8 kB, path and other parameters included. As encoded: a Chinese character is nine bytes. */
const MOST_BYTES = 6000;

/** Bytes of a text in the query of a URL. */
export const bytesInUrl = (text: string): number => new URLSearchParams([['', text]]).toString().length - 1;

/** True when so many bytes of PromQL leave room for the rest of a URL. */
export const areFewBytes = (bytes: number): boolean => bytes + 'query='.length <= MOST_BYTES;

/** True when PromQL texts leave room for the rest of a URL. Else they go in the body of a POST. A GET can be cached. */
export const fitsInUrl = (texts: readonly string[]): boolean => areFewBytes(bytesInUrl(texts.join('')));
