import { areApart, serverAheadS } from '../clocks';
import type { DirectFact, DoctorAsk, DoctorFacts, Probe } from '../facts';
import { gatherData } from './data-facts';
import { dataOf, isPrometheus, probe, type Transport } from './probe';
import { PrometheusApi } from './prometheus';
import { gatherServer } from './server-facts';

/** Below these paths other set-ups have the API. */
const USUAL_PATHS = ['', '/prometheus', '/api/prom'];

/**
 * Gathers all facts: at most about twenty small requests to Prometheus, and four to each LMDeploy server. Never throws.
 * @param atMs the clock of this machine, epoch ms
 * @param knownNowMs the time of Prometheus as far as it is known before, epoch ms
 */
export async function gatherFacts(
  ask: DoctorAsk,
  transport: Transport,
  atMs: number,
  knownNowMs = atMs,
): Promise<DoctorFacts> {
  const api = new PrometheusApi(ask, transport);
  const [query, direct] = await Promise.all([
    api.get('query', [['query', 'vector(1)']]),
    Promise.all(ask.lmdeployUrls.map((url) => gatherDirect(url, ask, transport))),
  ]);
  const aheadS = serverAheadS(query, atMs);
  const nowMs = areApart(aheadS) ? atMs + aheadS * 1000 : knownNowMs;
  const nowS = Math.floor(nowMs / 1000);
  const facts = { ask, atMs, nowMs, query, direct };
  if (query.kind === 'fault' || dataOf(query) === null) {
    const elsewhere = await findElsewhere(ask, query, transport);
    return { ...facts, elsewhere, server: null, data: null };
  }
  const [server, data] = await Promise.all([gatherServer(api, query.json, nowS), gatherData(api, ask, nowS)]);
  return { ...facts, elsewhere: null, server, data };
}

/** Looks for the API at other paths of the same server, where this one responds with something else. */
async function findElsewhere(ask: DoctorAsk, query: Probe, transport: Transport): Promise<string | null> {
  if (query.kind === 'fault' || isPrometheus(query)) return null;
  // In a page, a web page in place of data is a login or a start page, and requests that fail fill the console.
  if (query.status !== 404 && !(query.status === 200 && ask.place === 'shell')) return null;
  const { origin, pathname } = new URL(ask.prometheusUrl);
  const own = pathname.replace(/\/$/, '');
  const paths = [own.replace(/\/(api\/v1.*|graph|query|targets)$/, ''), ...USUAL_PATHS];
  const urls = [...new Set(paths)].filter((path) => path !== own).map((path) => origin + path);
  const found = await Promise.all(
    urls.map(
      async (url) => dataOf(await probe(transport, `${url}/api/v1/query?query=vector(1)`, ask)) !== null,
    ),
  );
  return urls.find((_, index) => found[index]) ?? null;
}

/** Asks an LMDeploy server about itself. */
async function gatherDirect(url: string, ask: DoctorAsk, transport: Transport): Promise<DirectFact> {
  const how = { headers: {}, credentials: 'omit', timeoutS: ask.timeoutS } as const;
  const withKey = ask.apiKey === null ? null : { ...how, headers: { authorization: `Bearer ${ask.apiKey}` } };
  const [health, metrics, metricsWithKey, models] = await Promise.all([
    probe(transport, `${url}/health`, how),
    probe(transport, `${url}/metrics`, how),
    withKey && probe(transport, `${url}/metrics`, withKey),
    probe(transport, `${url}/v1/models`, withKey ?? how),
  ]);
  return { url, health, metrics, metricsWithKey, models: modelsOf(models) };
}

/** The names in a list of models as OpenAI's API has it, or null. */
function modelsOf(found: Probe): string[] | null {
  if (found.kind === 'fault') return null;
  const { data } = (found.json ?? {}) as { data?: unknown };
  if (!Array.isArray(data)) return null;
  return (data as { id?: unknown }[]).flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
}
