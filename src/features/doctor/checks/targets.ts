import type { TargetFact } from '../facts';
import { rankName } from '../label-set';
import {
  curl,
  curlWithKey,
  EXTRA_HOSTS,
  HTTPS_CONFIG,
  KEY_CONFIG,
  scrapeConfig,
  slowScrape,
  targetsCommand,
} from '../snippets';
import { verdict, type Says, type Verdict } from '../verdict';
import {
  ageOf,
  freshRanks,
  hasNotScraped,
  hostOf,
  listed,
  lmdeployTargets,
  someServerUrl,
  type KnownFacts,
  type Writing,
} from './check';
import { causeOfError, type ScrapeCause } from './scrape-cause';

/** Is there a job that scrapes LMDeploy? */
export function checkJob(facts: KnownFacts, { words }: Writing): Verdict {
  const { server, data, ask } = facts;
  const says = words.scrape.job;
  const own = lmdeployTargets(facts);
  if (own.length > 0) {
    return verdict('scrape-job', 'ok', says.ok(listed(distinct(own.map(({ job }) => job))), own.length));
  }
  const ranks = freshRanks(facts);
  if (ranks.length > 0) {
    const jobs = distinct(ranks.flatMap(({ labels }) => labels['job'] ?? []));
    return verdict('scrape-job', 'ok', says.ok(listed(jobs), ranks.length));
  }
  // Metrics that came by remote write, or under another prefix, have no target here.
  if (data.otherPrefix !== null) return verdict('scrape-job', 'unknown', says.unknown());
  if (hasNotScraped(facts)) return verdict('scrape-job', 'unknown', words.metrics.notYet(ageOf(facts)));
  const jobs = distinct([
    ...(server.targets ?? []).map(({ job }) => job),
    ...data.upSeries.flatMap(({ labels }) => labels['job'] ?? []),
  ]);
  const down = (server.targets ?? []).filter(({ health }) => health === 'down');
  const targets = ask.lmdeployUrls.length > 0 ? ask.lmdeployUrls.map(hostOf) : [hostOf(someServerUrl(facts))];
  return verdict(
    'scrape-job',
    'fault',
    says.none(listed(jobs), listed(down.map(({ instance, lastError }) => `${instance} (${lastError})`))),
    [scrapeConfig(targets), targetsCommand(targets)],
  );
}

/** Are the targets up? One verdict for each cause. */
export function checkTargets(facts: KnownFacts, { words }: Writing): Verdict[] {
  const says = words.scrape.targets;
  const own = lmdeployTargets(facts);
  if (own.length === 0) {
    return hasNotScraped(facts)
      ? [verdict('targets', 'unknown', words.metrics.notYet(ageOf(facts)))]
      : checkUp(facts, { words });
  }
  const byCause = new Map<ScrapeCause, TargetFact[]>();
  for (const target of own.filter(({ health }) => health === 'down')) {
    const cause = causeOfError(target);
    byCause.set(cause, [...(byCause.get(cause) ?? []), target]);
  }
  const faults = [...byCause].map(([cause, targets]) => ofCause(cause, targets, { words }));
  const waiting = own.filter(({ health }) => health === 'unknown').map(({ instance }) => instance);
  if (waiting.length > 0) faults.push(verdict('targets', 'note', says.waiting(listed(waiting))));
  return faults.length > 0 ? faults : [verdict('targets', 'ok', says.ok(own.length))];
}

/** For a server that lists no targets: the series `up` of the jobs whose metrics were stored. */
function checkUp({ data }: KnownFacts, { words }: Pick<Writing, 'words'>): Verdict[] {
  const says = words.scrape.targets;
  const jobs = new Set(data.ranks.flatMap(({ labels }) => labels['job'] ?? []));
  const own = data.upSeries.filter(({ labels }) => jobs.has(labels['job'] ?? ''));
  if (own.length === 0) return [verdict('targets', 'unknown', words.scrape.job.unknown())];
  const down = own.filter(({ isUp }) => !isUp).map(({ labels }) => rankName(labels));
  if (down.length === 0) return [verdict('targets', 'ok', says.ok(own.length))];
  return [verdict('targets', 'fault', says.other(listed(down)), [curl(`http://${down[0] ?? ''}/metrics`)])];
}

function ofCause(
  cause: ScrapeCause,
  targets: readonly TargetFact[],
  { words }: Pick<Writing, 'words'>,
): Verdict {
  const [first] = targets;
  if (first === undefined) throw new Error('a cause without a target');
  const [says, ...codes] = sayingsOf(cause, listed(targets.map(({ instance }) => instance)), first, words);
  const means = `${says.means ?? ''} ${words.scrape.targets.detail(first.lastError)}`.trim();
  return verdict('targets', 'fault', { ...says, means }, codes);
}

function sayingsOf(
  cause: ScrapeCause,
  names: string,
  target: TargetFact,
  { scrape: { targets: says } }: Writing['words'],
): readonly [Says, ...(string | null)[]] {
  const { scrapeUrl, intervalS, lastError } = target;
  const { hostname, port } = new URL(scrapeUrl);
  const test = curl(scrapeUrl);
  const status = Number(/HTTP status (\d+)/.exec(lastError)?.[1]);
  const longerS = Math.max(30, 2 * (intervalS ?? 15));
  switch (cause) {
    case 'refused':
      return [says.refused(names), test, targetsCommand([`${hostname}:PORT`])];
    case 'loopback':
      return [
        says.loopback(names),
        test,
        targetsCommand([`HOST:${port || '23333'}`]),
        targetsCommand(['--host', 'host.docker.internal', `127.0.0.1:${port || '23333'}`]),
      ];
    case 'docker-host':
      return [says.dockerHost(names), EXTRA_HOSTS];
    case 'dns':
      return [says.dns(names), `getent hosts ${hostname}`, targetsCommand([`IP:${port || '23333'}`])];
    case 'metrics-off':
      return [says.metricsOff(names), test];
    case 'wants-key':
      return [says.wantsKey(names, status), KEY_CONFIG, curlWithKey(scrapeUrl)];
    case 'timeout':
      return [says.timeout(names), `time curl -s -o /dev/null ${scrapeUrl}`, slowScrape(longerS)];
    case 'wants-https':
      return [says.wantsHttps(names), HTTPS_CONFIG, curl(scrapeUrl.replace(/^http:/, 'https:'))];
    case 'wants-http':
      return [says.wantsHttp(names), curl(scrapeUrl.replace(/^https:/, 'http:'))];
    case 'certificate':
      return [says.certificate(names), '    tls_config:\n      ca_file: /etc/prometheus/lmdeploy-ca.pem'];
    case 'network':
      return [says.network(names), test];
    case 'limit':
      return [says.limit(names), '    sample_limit: 2000'];
    case 'not-metrics':
      return [says.notMetrics(names), test, targetsCommand([`${hostname}:23333`])];
    case 'status':
      return [says.status(names, status), test];
    case 'other':
      return [says.other(names), test];
  }
}

/** A scrape that takes more of its interval than this may be late. */
const SLOW_SHARE = 0.8;
/** Rates over scrapes further apart say little, seconds. */
const SPARSE_S = 60;

/** Are scrapes fast enough for their interval? */
export function checkCost(facts: KnownFacts, { words }: Writing): Verdict {
  const says = words.scrape.cost;
  const up = lmdeployTargets(facts).filter(({ health }) => health === 'up');
  const slow = up.filter(
    ({ durationS, intervalS }) => (durationS ?? 0) > SLOW_SHARE * (intervalS ?? Infinity),
  );
  const slowestS = Math.max(0, ...up.map(({ durationS }) => durationS ?? 0));
  const measured = freshRanks(facts).map(({ intervalS }) => intervalS ?? 0);
  const intervalS = Math.max(0, ...up.map((target) => target.intervalS ?? 0), ...measured);
  if (intervalS === 0) return verdict('scrape-cost', 'unknown', words.scrape.job.unknown());
  const [worst] = slow;
  if (worst !== undefined) {
    return verdict(
      'scrape-cost',
      'fault',
      says.slow(
        listed(slow.map(({ instance }) => instance)),
        seconds(slowestS),
        seconds(worst.intervalS ?? 0),
      ),
      [slowScrape(Math.ceil(Math.max(15, 3 * slowestS)))],
    );
  }
  if (intervalS > SPARSE_S)
    return verdict('scrape-cost', 'note', says.sparse(seconds(intervalS)), [slowScrape(10)]);
  return verdict(
    'scrape-cost',
    'ok',
    says.ok(seconds(slowestS), seconds(intervalS), facts.data.samplesPerScrape),
  );
}

const seconds = (value: number): string =>
  `${value < 10 ? Number(value.toPrecision(2)) : Math.round(value)} s`;

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)];
