import { readCounters } from './counters';

/** What a server counted while a page was open. */
export type Cost = Readonly<Record<string, number>>;

/** Reads the counters of a server. */
export type ReadCost = () => Promise<Cost>;

/** The counters of Thanos that say what the page asked and what reached the stores. */
export const thanosCost =
  (frontendUrl: string, queryUrl: string): ReadCost =>
  async () => {
    const [frontend, query] = await Promise.all([readCounters(frontendUrl), readCounters(queryUrl)]);
    return {
      requests: frontend.sum('thanos_query_frontend_queries_total'),
      ranges: frontend.sum('thanos_query_frontend_queries_total', 'op="query_range"'),
      split: frontend.sum('thanos_frontend_split_queries_total', 'tripperware="query_range"'),
      lookups: frontend.sum('cortex_cache_fetched_keys_total', 'tripperware="query_range"'),
      hits: frontend.sum('cortex_cache_hits_total', 'tripperware="query_range"'),
      toQuery:
        query.sum('http_requests_total', 'handler="query_range"') +
        query.sum('http_requests_total', 'handler="query"'),
      samples:
        query.sum('prometheus_engine_query_samples_total') + query.sum('thanos_engine_query_samples_total'),
    };
  };

export const prometheusCost =
  (url: string): ReadCost =>
  async () => {
    const counters = await readCounters(url);
    return {
      requests: counters.sum('prometheus_http_requests_total', '/api/v1/'),
      ranges: counters.sum('prometheus_http_requests_total', 'handler="/api/v1/query_range"'),
      samples: counters.sum('prometheus_engine_query_samples_total'),
    };
  };

/** The counters of Mimir, all in one. Its cache counts a query as found only when all its parts are. */
export const mimirCost =
  (url: string): ReadCost =>
  async () => {
    const counters = await readCounters(url);
    return {
      requests: counters.sum('cortex_query_frontend_queries_total'),
      ranges: counters.sum('cortex_query_frontend_queries_total', 'op="query_range"'),
      split: counters.sum('cortex_frontend_split_queries_total'),
      lookups: counters.sum(
        'cortex_frontend_query_result_cache_requests_total',
        'request_type="query_range"',
      ),
      hits: counters.sum('cortex_frontend_query_result_cache_hits_total', 'request_type="query_range"'),
      samples: counters.sum('cortex_query_samples_processed_total'),
    };
  };

/** The counters of the vmselect of a VictoriaMetrics cluster. */
export const clusterCost =
  (url: string): ReadCost =>
  async () => {
    const counters = await readCounters(url);
    return {
      requests: counters.sum('vm_http_requests_total', '/select/{}/prometheus/api/v1/'),
      ranges: counters.sum('vm_http_requests_total', '/select/{}/prometheus/api/v1/query_range'),
      lookups: counters.sum('vm_rollup_result_cache_requests_total'),
      hits: counters.sum('vm_rollup_result_cache_full_hits_total'),
      partialHits: counters.sum('vm_rollup_result_cache_partial_hits_total'),
      samples: counters.sum('vm_rows_scanned_per_query_sum'),
    };
  };
