import { median } from './median';
import type { ApiRequest } from '../pages/traffic';

/** The cost of queries, as Prometheus reports it. */
export interface ServerCost {
  /** Samples read from its storage (`totalQueryableSamples`). */
  readonly samples: number;
  /** Evaluation time of the queries, one after the other, ms. */
  readonly evaluationMs: number;
}

interface Stats {
  readonly timings: { readonly evalTotalTime: number };
  readonly samples: { readonly totalQueryableSamples: number };
}

const MOST_REPLAYS = 3;
/** Enough for one more replay of a large fleet. */
const REPLAY_BUDGET_MS = 8_000;

/**
 * Sends the queries again, one after the other, with `stats=all`. Returns the median of up to three replays, fewer when
 * they take long. Leaves out other requests, such as label values.
 * @see https://prometheus.io/docs/prometheus/latest/querying/api/#range-queries
 */
export async function replay(prometheusUrl: string, requests: readonly ApiRequest[]): Promise<ServerCost> {
  const queries = requests.filter(({ endpoint }) => endpoint === 'query' || endpoint === 'query_range');
  const startMs = performance.now();
  const costs: ServerCost[] = [];
  while (costs.length < MOST_REPLAYS) {
    costs.push(await replayOnce(prometheusUrl, queries));
    if (performance.now() - startMs > REPLAY_BUDGET_MS) break;
  }
  return {
    samples: median(costs.map(({ samples }) => samples)),
    evaluationMs: median(costs.map(({ evaluationMs }) => evaluationMs)),
  };
}

async function replayOnce(prometheusUrl: string, queries: readonly ApiRequest[]): Promise<ServerCost> {
  let samples = 0;
  let evaluationS = 0;
  for (const { endpoint, params } of queries) {
    const form = new URLSearchParams(params);
    form.set('stats', 'all');
    const response = await fetch(`${prometheusUrl}/api/v1/${endpoint}`, { method: 'POST', body: form });
    const body = (await response.json()) as { error?: string; data?: { stats?: Stats } };
    const stats = body.data?.stats;
    if (!stats)
      throw new Error(`Prometheus returned no statistics: ${body.error ?? `status ${response.status}`}`);
    samples += stats.samples.totalQueryableSamples;
    evaluationS += stats.timings.evalTotalTime;
  }
  return { samples, evaluationMs: evaluationS * 1000 };
}
