import { USUAL_LATE_S } from '../../../lib/late-samples';
import { rankName, type LabelSet } from '../label-set';
import { coveringS } from '../late-samples';
import { configJson, curl, trafficCurl } from '../snippets';
import { verdict, type Verdict } from '../verdict';
import {
  ageOf,
  freshRanks,
  hasNotScraped,
  listed,
  lmdeployTargets,
  serverUrlOf,
  someServerUrl,
  type KnownFacts,
  type Writing,
} from './check';
import { causeOfError } from './scrape-cause';

/** Are metrics of LMDeploy stored? */
export function checkMetrics(facts: KnownFacts, { words, time }: Writing): Verdict {
  const { data, ask, nowMs } = facts;
  const says = words.metrics;
  const ranks = freshRanks(facts);
  if (ranks.length > 0) {
    const oldestMs = Math.min(...ranks.map(({ lastMs }) => lastMs));
    return verdict(
      'metrics',
      'ok',
      says.ok(ranks.length, Math.max(0, Math.round((nowMs - oldestMs) / 1000))),
    );
  }
  if (data.otherPrefix !== null) {
    return verdict('metrics', 'fault', says.otherPrefix(data.otherPrefix), [
      ask.place === 'page'
        ? configJson({ metricPrefix: data.otherPrefix })
        : `--metric-prefix ${data.otherPrefix}`,
    ]);
  }
  const up = lmdeployTargets(facts).filter(({ health }) => health === 'up');
  const [first] = up;
  if (first !== undefined) {
    return verdict('metrics', 'fault', says.none(listed(up.map(({ instance }) => instance))), [
      curl(first.scrapeUrl),
    ]);
  }
  if (hasNotScraped(facts)) return verdict('metrics', 'note', says.notYet(ageOf(facts)));
  const list = [curl(`${ask.prometheusUrl}/api/v1/targets?state=active`)];
  const lastMs = Math.max(...data.ranks.map(({ lastMs: ms }) => ms), data.extent?.endsMs ?? -Infinity);
  return Number.isFinite(lastMs)
    ? verdict('metrics', 'fault', says.ended(time(lastMs)), list)
    : verdict('metrics', 'fault', says.never(), list);
}

/** Does the page see samples that arrive late, because it finds the delay or loads them again for long enough? */
export function checkLateSamples(facts: KnownFacts, { words }: Writing): Verdict {
  const { data, ask } = facts;
  const says = words.lateSamples;
  if (freshRanks(facts).length === 0) return verdict('late-samples', 'unknown', words.notChecked());
  if (data.lateByS === null) return verdict('late-samples', 'unknown', says.unknown());
  const lateS = ask.lateS ?? USUAL_LATE_S;
  if (data.lateByS <= lateS) return verdict('late-samples', 'ok', says.ok(lateS));
  const byS = Math.round(data.lateByS);
  if (ask.lateS === null) return verdict('late-samples', 'ok', says.found(byS));
  return verdict('late-samples', 'note', says.late(byS, lateS), [
    configJson({ lateSeconds: coveringS(data.lateByS) }),
  ]);
}

/** Do all ranks report that should? */
export function checkRanks(facts: KnownFacts, { words, time }: Writing): Verdict {
  const { data, ask } = facts;
  const says = words.ranks;
  const reporting = freshRanks(facts).length;
  const gone = data.ranks.filter(({ isFresh }) => !isFresh);
  if (reporting === 0) return verdict('ranks', 'unknown', words.notChecked());
  if (ask.expectedRanks !== null && reporting < ask.expectedRanks && gone.length === 0) {
    return verdict('ranks', 'fault', says.fewer(reporting, ask.expectedRanks), [
      curl('http://127.0.0.1:8000/nodes/status'),
    ]);
  }
  if (gone.length === 0) return verdict('ranks', 'ok', says.ok(reporting));
  const lastMs = Math.max(...gone.map(({ lastMs: ms }) => ms));
  const names = listed(gone.map(({ labels }) => rankName(labels)));
  const isMissing = ask.expectedRanks === null || reporting < ask.expectedRanks;
  return verdict('ranks', isMissing ? 'fault' : 'note', says.gone(names, time(lastMs)), [
    curl(`http://${gone[0]?.labels['instance'] ?? ''}/health`),
  ]);
}

/** Is a server scraped by two jobs? */
export function checkSameServer(facts: KnownFacts, { words }: Writing): Verdict {
  const jobsOf = new Map<string, Set<string>>();
  for (const { labels } of freshRanks(facts)) {
    const { instance = '', job = '', model_name: model = '', engine = '', ...others } = labels;
    const key = JSON.stringify([instance, model, engine, Object.entries(others).sort()]);
    jobsOf.set(key, (jobsOf.get(key) ?? new Set()).add(job));
  }
  const twice = [...jobsOf].filter(([, jobs]) => jobs.size > 1);
  if (twice.length === 0) return verdict('same-server', 'ok', words.sameServer.ok());
  const instances = [...new Set(twice.map(([key]) => String((JSON.parse(key) as unknown[])[0])))];
  const jobs = [...new Set(twice.flatMap(([, set]) => [...set]))];
  return verdict('same-server', 'fault', words.sameServer.twice(listed(instances), listed(jobs)));
}

/** Does a target lead to one process? */
export function checkBalancer({ data }: KnownFacts, { words }: Writing): Verdict {
  if (data.balanced.length === 0) return verdict('balancer', 'ok', words.balancer.ok());
  return verdict('balancer', 'fault', words.balancer.several(listed(data.balanced.map(rankName))), [
    curl('http://127.0.0.1:8000/nodes/status'),
  ]);
}

/** Does every engine that has requests produce tokens? A rank with stuck gauges only seems to have requests. */
export function checkEngine(facts: KnownFacts, { words }: Writing): Verdict {
  const { stalled } = facts.data;
  if (stalled.length === 0) return verdict('engine', 'ok', words.engine.ok());
  return verdict('engine', 'fault', words.engine.stalled(listed(stalled.map(rankName))), [
    curl(`${urlOf(stalled[0], facts)}/health`),
  ]);
}

/** Are the gauges updated? */
export function checkGauges({ data }: KnownFacts, { words }: Writing): Verdict {
  if (data.frozen.length === 0) return verdict('gauges', 'ok', words.gauges.ok());
  return verdict('gauges', 'fault', words.gauges.frozen(listed(data.frozen.map(rankName))));
}

/** Metrics by the version that brought them, newest first. */
const BROUGHT: readonly (readonly [version: string, metric: string])[] = [
  ['v0.14.0', 'lmdeploy:prefix_cache_hit_rate'],
  ['v0.12.3', 'lmdeploy:num_requests_failed'],
  ['v0.12.1', 'lmdeploy:num_api_requests_routed'],
  ['v0.10.0', 'lmdeploy:iter_token_latency_bucket'],
  ['v0.9.2', 'lmdeploy:num_requests_running'],
];

/** Is LMDeploy recent enough for all panels? Its version shows in the metrics that it exports. */
export function checkVersion({ data }: KnownFacts, { words }: Writing): Verdict {
  const names = new Set(data.names ?? []);
  const index = BROUGHT.findIndex(([, metric]) => names.has(metric));
  const [version] = BROUGHT[index] ?? [];
  if (version === undefined) return verdict('version', 'unknown', words.version.unknown());
  const next = BROUGHT[index - 1]?.[0];
  if (next === undefined) return verdict('version', 'ok', words.version.ok(`≥ ${version}`));
  const lacks = listed(BROUGHT.slice(0, index).map(([, metric]) => metric.replace('_bucket', '')));
  return verdict('version', 'note', words.version.old(`${version} … < ${next}`, ` ${lacks}`));
}

/** Did Prometheus attach warnings? */
export function checkWarnings({ data }: KnownFacts, { words }: Writing): Verdict {
  if (data.warnings.length === 0) return verdict('warnings', 'ok', words.warnings.ok());
  return verdict('warnings', 'note', words.warnings.some(listed(data.warnings)));
}

/** Do requests arrive? A system without traffic is well, and its latencies have no values. */
export function checkTraffic(facts: KnownFacts, { words, time }: Writing): Verdict {
  const { data, ask, direct } = facts;
  if (data.finished === null) return verdict('traffic', 'unknown', words.notChecked());
  if (data.finished > 0)
    return verdict(
      'traffic',
      'ok',
      words.traffic.ok(Math.max(1, Math.round(Number(data.finished.toPrecision(2))))),
    );
  const rank = freshRanks(facts).find(({ labels }) => labels['model_name'] !== undefined);
  const needsKey =
    ask.apiKey !== null ||
    direct.some(({ metrics }) => metrics.kind === 'response' && metrics.status === 401) ||
    lmdeployTargets(facts).some((target) => causeOfError(target) === 'wants-key');
  const code = trafficCurl(urlOf(rank?.labels, facts), rank?.labels['model_name'] ?? 'MODEL', needsKey);
  const says =
    data.lastRequestMs === null ? words.traffic.never() : words.traffic.idle(time(data.lastRequestMs));
  return verdict('traffic', 'note', says, [code]);
}

/** The address of the API server of a rank. */
function urlOf(labels: LabelSet | undefined, facts: KnownFacts): string {
  if (labels === undefined) return someServerUrl(facts);
  const target = lmdeployTargets(facts).find(
    ({ job, instance }) => job === labels['job'] && instance === labels['instance'],
  );
  if (target !== undefined) return serverUrlOf(target);
  return labels['instance'] === undefined ? someServerUrl(facts) : `http://${labels['instance']}`;
}
