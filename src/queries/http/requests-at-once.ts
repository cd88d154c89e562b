/** A browser has 6 connections to a host over HTTP/1; one is left for labels and the like. */
const OVER_HTTP1 = 5;

/** Over HTTP/2 and 3 requests share a connection, and Prometheus itself runs 20 queries at once. */
const MULTIPLEXED = 32;

/** The part of `performance` that tells how answers came. */
export interface AnswerTimings {
  getEntriesByType(type: 'resource'): readonly PerformanceEntry[];
}

/**
 * How many requests a server can take at once, by the protocol over which it answered before. As for HTTP/1 as long as
 * the browser does not tell, such as for another origin without `Timing-Allow-Origin`.
 * @param url what the addresses of the server begin with
 * @see https://www.w3.org/TR/resource-timing/#dom-performanceresourcetiming-nexthopprotocol
 */
export function requestsAtOnce(url: string, timings: AnswerTimings): () => number {
  let known: number | null = null;
  return () => {
    if (known !== null) return known;
    const protocol = timings
      .getEntriesByType('resource')
      .filter((entry) => entry.name.startsWith(url))
      .map((entry) => (entry as Partial<PerformanceResourceTiming>).nextHopProtocol ?? '')
      .find((name) => name !== '');
    if (protocol !== undefined) known = /^h[23]/.test(protocol) ? MULTIPLEXED : OVER_HTTP1;
    return known ?? OVER_HTTP1;
  };
}
