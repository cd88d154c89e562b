import type { DirectFact, DoctorFacts, Probe } from '../facts';
import { curl, curlWithKey, KEY_CONFIG } from '../snippets';
import { verdict, type Verdict } from '../verdict';
import { listed, type Writing } from './check';

/** Is LMDeploy itself well? One verdict for each server that was asked. */
export function checkLmdeploy({ direct }: DoctorFacts, writing: Writing): Verdict[] {
  if (direct.length === 0) return [verdict('lmdeploy', 'unknown', writing.words.scrape.lmdeploy.notAsked())];
  return direct.map((fact) => checkServer(fact, writing));
}

function checkServer(
  { url, health, metrics, metricsWithKey, models }: DirectFact,
  { words }: Writing,
): Verdict {
  const says = words.scrape.lmdeploy;
  const fault = (...[sentences, ...codes]: [Parameters<typeof verdict>[2], ...(string | null)[]]): Verdict =>
    verdict('lmdeploy', 'fault', sentences, codes);
  if (health.kind === 'fault')
    return fault(says.down(url, health.detail || health.fault), curl(`${url}/health`));
  const state = String((health.json as { status?: unknown } | null)?.status ?? '');
  if (state === 'sleeping') return fault(says.sleeping(url), `curl -X POST ${url}/wakeup`);
  if (health.status === 503) return fault(says.unhealthy(url, health.status), curl(`${url}/health`));
  const asked = metricsWithKey ?? metrics;
  const status = statusOf(asked);
  if (status === 404) return fault(says.metricsOff(url), curl(`${url}/metrics`));
  if (status === 401 || status === 403) {
    return metricsWithKey === null
      ? fault(says.wantsKey(url), KEY_CONFIG, curlWithKey(`${url}/metrics`))
      : fault(says.wrongKey(url), curlWithKey(`${url}/metrics`));
  }
  if (asked.kind === 'fault') return fault(says.down(url, asked.detail), curl(`${url}/metrics`));
  if (!asked.hasLmdeploy) return fault(says.notLmdeploy(url), curl('http://127.0.0.1:8000/nodes/status'));
  return verdict('lmdeploy', 'ok', says.ok(url, listed(models ?? [])));
}

const statusOf = (found: Probe): number | null => (found.kind === 'response' ? found.status : null);
