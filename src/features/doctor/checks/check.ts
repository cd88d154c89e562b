import type { DataFacts, DoctorFacts, RankFact, ServerFacts, TargetFact } from '../facts';
import { targetKey } from '../label-set';
import type { DoctorWords } from '../words/doctor-words';

/** What the checks need to write their verdicts. */
export interface Writing {
  readonly words: DoctorWords;
  /** A moment in the time zone of the reader. */
  readonly time: (ms: number) => string;
}

/** Facts with the parts that a working Prometheus gives. */
export interface KnownFacts extends DoctorFacts {
  readonly server: ServerFacts;
  readonly data: DataFacts;
}

/** A sentence shows at most this many names. */
const MOST_NAMES = 4;

/** Names in a sentence: the first ones, and how many more there are. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).join(', ');
  return names.length > MOST_NAMES ? `${shown} (+${names.length - MOST_NAMES})` : shown;
}

export const freshRanks = ({ data }: KnownFacts): readonly RankFact[] =>
  data.ranks.filter(({ isFresh }) => isFresh);

/** The ports on which LMDeploy listens by default, one for each rank. */
const isDefaultPort = (address: string): boolean => /:233[3-9]\d(\/|$)/.test(address);

/**
 * The targets that are LMDeploy by what is known: their metrics are stored, or their job, address or port says so. A target
 * that is down says no more about itself.
 */
export function lmdeployTargets({ server, data, ask }: KnownFacts): readonly TargetFact[] {
  const known = new Set(data.ranks.map(({ labels }) => targetKey(labels)));
  const hosts = ask.lmdeployUrls.map((url) => new URL(url).host);
  return (server.targets ?? []).filter(
    (target) =>
      known.has(targetKey(target)) ||
      /lmdeploy/i.test(`${target.job} ${target.instance}`) ||
      isDefaultPort(target.scrapeUrl) ||
      hosts.includes(hostOf(target.scrapeUrl)),
  );
}

/** The host with port of a URL; empty for a text that is no URL. */
export const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : '');

/** Prometheus lists its targets this long after its start, seconds: it collects what discovery finds for five. */
const DISCOVERY_S = 10;

/** A start this long ago explains nothing any more, seconds. */
const RECENT_S = 300;

/** Seconds since Prometheus started; null where it does not say, and where that was long ago. */
export function ageOf({ server, nowMs }: KnownFacts): number | null {
  if (server.startedMs === null) return null;
  const ageS = Math.max(0, Math.round((nowMs - server.startedMs) / 1000));
  return ageS <= RECENT_S ? ageS : null;
}

/** True when Prometheus has scraped nothing since its start: no target has been scraped, or it still looks for them. */
export function hasNotScraped(facts: KnownFacts): boolean {
  const { targets } = facts.server;
  if (targets === null || targets.some(({ health }) => health !== 'unknown')) return false;
  return targets.length > 0 || (ageOf(facts) ?? Infinity) < DISCOVERY_S;
}

/** A scrape URL without `/metrics`: the address of the API server. */
export const serverUrlOf = ({ scrapeUrl, instance }: Pick<TargetFact, 'scrapeUrl' | 'instance'>): string =>
  URL.canParse(scrapeUrl) ? new URL(scrapeUrl).origin : `http://${instance}`;

/** Where LMDeploy listens when nothing is known. */
export const USUAL_LMDEPLOY = 'http://127.0.0.1:23333';

/** The address of an API server for a command: one that was named, a target, else the usual one. */
export function someServerUrl(facts: DoctorFacts): string {
  const [named] = facts.ask.lmdeployUrls;
  if (named !== undefined) return named;
  if (facts.server === null || facts.data === null) return USUAL_LMDEPLOY;
  const [target] = lmdeployTargets({ ...facts, server: facts.server, data: facts.data });
  return target ? serverUrlOf(target) : USUAL_LMDEPLOY;
}
