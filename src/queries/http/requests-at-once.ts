/** A browser opens 6 connections to a host over HTTP/1; one stays free for other requests. */
const OVER_HTTP1 = 5;

/** Over HTTP/2 and HTTP/3 requests share a connection; Prometheus runs 20 queries at once. */
const MULTIPLEXED = 32;

/** The part of `performance` that knows the protocol of past responses. */
export interface ResourceTimings {
  getEntriesByType(type: 'resource'): readonly PerformanceEntry[];
}

/**
 * Returns a function that gives how many requests to send to a server at once, by the protocol of its past responses. It
 * gives the number of HTTP/1 while the browser does not show the protocol, such as for another origin without
 * `Timing-Allow-Origin`.
 * @param url prefix of the server's URLs
 * @see https://www.w3.org/TR/resource-timing/#dom-performanceresourcetiming-nexthopprotocol
 */
export function requestsAtOnce(url: string, timings: ResourceTimings): () => number {
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
