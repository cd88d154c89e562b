import { parseDurationS } from '../../../lib/duration';
import type { ServerFacts, TargetFact } from '../facts';
import { productOf } from '../product';
import type { PrometheusApi } from './prometheus';

/**
 * Asks what this server is, what it scrapes and which rules it has.
 * @param query its response to an instant query
 */
export async function gatherServer(api: PrometheusApi, query: unknown, nowS: number): Promise<ServerFacts> {
  const [rangeQuery, build, runtime, targets, rules, names] = await Promise.all([
    api.get('query_range', [
      ['query', 'vector(1)'],
      ['start', String(nowS - 60)],
      ['end', String(nowS)],
      ['step', '60'],
    ]),
    api.data('status/buildinfo'),
    api.data('status/runtimeinfo'),
    api.data('targets', [['state', 'active']]),
    api.data('rules', [['type', 'alert']]),
    api.labelValues('job', 'up', nowS - 300, nowS),
  ]);
  const { storageRetention, reloadConfigSuccess, startTime } = (runtime ?? {}) as Record<string, unknown>;
  return {
    product: productOf({ build, runtime, query }),
    rangeQuery,
    hasBuildInfo: build !== null,
    retention: typeof storageRetention === 'string' ? storageRetention : null,
    isConfigLoaded: typeof reloadConfigSuccess === 'boolean' ? reloadConfigSuccess : null,
    startedMs: typeof startTime === 'string' ? dateMs(startTime) : null,
    targets: readTargets(targets),
    rules: readRules(rules),
    hasLabelValues: names !== null,
  };
}

/** Epoch ms, or null for a text that is no time. */
function dateMs(text: string): number | null {
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? null : ms;
}

/** @see https://prometheus.io/docs/prometheus/latest/querying/api/#targets */
function readTargets(data: unknown): TargetFact[] | null {
  const active = (data as { activeTargets?: unknown } | null)?.activeTargets;
  if (!Array.isArray(active)) return null;
  return (active as RawTarget[]).map((target) => ({
    job: target.labels?.['job'] ?? '',
    instance: target.labels?.['instance'] ?? '',
    scrapeUrl: target.scrapeUrl ?? '',
    health: target.health ?? 'unknown',
    lastError: target.lastError ?? '',
    intervalS: parseDurationS(target.scrapeInterval ?? ''),
    durationS: typeof target.lastScrapeDuration === 'number' ? target.lastScrapeDuration : null,
    labels: target.labels ?? {},
  }));
}

interface RawTarget {
  readonly labels?: Record<string, string>;
  readonly scrapeUrl?: string;
  readonly health?: string;
  readonly lastError?: string;
  readonly scrapeInterval?: string;
  readonly lastScrapeDuration?: number;
}

interface RuleEntry {
  readonly name?: string;
  readonly query?: string;
  readonly type?: string;
}

function readRules(data: unknown): { ofLmdeploy: number; all: number } | null {
  const groups = (data as { groups?: unknown } | null)?.groups;
  if (!Array.isArray(groups)) return null;
  const rules = (groups as { name?: string; rules?: RuleEntry[] }[]).flatMap(
    ({ name: group = '', rules: own = [] }) =>
      own
        .filter(({ type = 'alerting' }) => type === 'alerting')
        .map(({ name = '', query = '' }) => [group, name, query]),
  );
  // As in the list of alerts of the page.
  return {
    ofLmdeploy: rules.filter((texts) => texts.some((text) => /lmdeploy/i.test(text))).length,
    all: rules.length,
  };
}
