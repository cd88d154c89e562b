import { median } from './median';
import type { SharedResults } from '../pages/traffic';

/** What Prometheus says that questions cost it. */
export interface ServerCost {
  /** Samples read from its storage (`totalQueryableSamples`). */
  readonly samples: number;
  /** Evaluation, the questions one after the other, ms. */
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
 * Puts the questions again, one after the other, and has Prometheus count (`stats=all`). The median of up to three
 * times, fewer where they take long. Questions that are no queries, such as label values, count nothing.
 * @see https://prometheus.io/docs/prometheus/latest/querying/api/#range-queries
 */
export async function replay(prometheusUrl: string, asked: readonly SharedResults[]): Promise<ServerCost> {
  const queries = asked.filter(({ endpoint }) => endpoint === 'query' || endpoint === 'query_range');
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

async function replayOnce(prometheusUrl: string, queries: readonly SharedResults[]): Promise<ServerCost> {
  let samples = 0;
  let evaluationS = 0;
  for (const { endpoint, params } of queries) {
    const body = new URLSearchParams(params);
    body.set('stats', 'all');
    const response = await fetch(`${prometheusUrl}/api/v1/${endpoint}`, { method: 'POST', body });
    const answer = (await response.json()) as { error?: string; data?: { stats?: Stats } };
    const stats = answer.data?.stats;
    if (!stats)
      throw new Error(`Prometheus gave no statistics: ${answer.error ?? `status ${response.status}`}`);
    samples += stats.samples.totalQueryableSamples;
    evaluationS += stats.timings.evalTotalTime;
  }
  return { samples, evaluationMs: evaluationS * 1000 };
}
