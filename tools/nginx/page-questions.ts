import { PrometheusClient } from '../../src/queries/http/client';
import type { RecordingUpstream } from './recording-upstream';

type Question = Exclude<keyof PrometheusClient, 'timeoutS' | 'load'>;

const NOW_S = 1_000_000;
const RANGE = { fromMs: (NOW_S - 60) * 1000, toMs: NOW_S * 1000 };
const GRID = { startS: NOW_S - 60, endS: NOW_S, stepS: 5 };

/** One of each kind that the page's client can put: the type asks for what is added to it. */
const QUESTIONS: Readonly<
  Record<Question, (client: PrometheusClient, signal: AbortSignal) => Promise<unknown>>
> = {
  range: (client, signal) => client.range('up', GRID, signal),
  instant: (client, signal) => client.instant('up', NOW_S, signal),
  version: (client, signal) => client.version(signal),
  labelValues: (client, signal) => client.labelValues('model_name', ['up'], RANGE, signal),
  rules: (client, signal) => client.rules(signal),
  targets: (client, signal) => client.targets(signal),
};

/**
 * Asks all that the page may ask, by its own client.
 * @param pageUrl ends with a slash
 * @returns the paths below `api/v1/` that reached Prometheus, sorted
 */
export async function askAsThePage(pageUrl: string, upstream: RecordingUpstream): Promise<string[]> {
  const client = new PrometheusClient({
    url: `${pageUrl}prometheus`,
    headers: {},
    credentials: 'same-origin',
    timeoutS: 10,
  });
  upstream.requests.length = 0;
  const { signal } = new AbortController();
  // What arrives counts; the stand-in's empty answer does not suit all of them.
  await Promise.allSettled(Object.values(QUESTIONS).map((ask) => ask(client, signal)));
  return upstream.requests.map(({ url }) => url.replace(/^\/api\/v1\/|\?.*$/g, '')).sort();
}
