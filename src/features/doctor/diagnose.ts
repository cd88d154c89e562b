import { checkApi } from './checks/api';
import type { KnownFacts, Writing } from './checks/check';
import {
  checkBalancer,
  checkEngine,
  checkGauges,
  checkLateSamples,
  checkMetrics,
  checkRanks,
  checkSameServer,
  checkTraffic,
  checkVersion,
  checkWarnings,
} from './checks/data';
import { checkLmdeploy } from './checks/lmdeploy';
import { checkClock, checkPrometheus } from './checks/prometheus';
import { checkCost, checkJob, checkTargets } from './checks/targets';
import { checkRange, checkSelection } from './checks/view';
import type { DoctorFacts } from './facts';
import { CHECK_IDS, verdict, type CheckId, type Verdict } from './verdict';

/** What the doctor found, in the order of the checks. */
export interface Diagnosis {
  readonly verdicts: readonly Verdict[];
  /** The first fault, which explains those after it; else the note that Prometheus
   * has not scraped yet, or that there is no traffic; null when all is well. */
  readonly main: Verdict | null;
  readonly hasFault: boolean;
}

type Check = (facts: KnownFacts, writing: Writing) => Verdict | readonly Verdict[];

/** The checks that need a Prometheus that responds. */
const CHECKS: Partial<Record<CheckId, Check>> = {
  'prometheus-api': checkApi,
  'scrape-job': checkJob,
  targets: checkTargets,
  metrics: checkMetrics,
  'late-samples': checkLateSamples,
  selection: checkSelection,
  range: checkRange,
  ranks: checkRanks,
  'same-server': checkSameServer,
  balancer: checkBalancer,
  'scrape-cost': checkCost,
  engine: checkEngine,
  gauges: checkGauges,
  version: checkVersion,
  warnings: checkWarnings,
  traffic: checkTraffic,
};

/** Runs all checks on the facts. */
export function diagnose(facts: DoctorFacts, writing: Writing): Diagnosis {
  const verdicts = CHECK_IDS.flatMap((id): Verdict | readonly Verdict[] => {
    if (id === 'prometheus') return checkPrometheus(facts, writing);
    if (id === 'clock') return checkClock(facts, writing);
    if (id === 'lmdeploy') return checkLmdeploy(facts, writing);
    const { server, data } = facts;
    const check = CHECKS[id];
    if (server === null || data === null || check === undefined) {
      return verdict(id, 'unknown', writing.words.notChecked());
    }
    return check({ ...facts, server, data }, writing);
  });
  const fault = verdicts.find(({ state }) => state === 'fault');
  const waiting = verdicts.find(({ id, state }) => id === 'metrics' && state === 'note');
  const quiet = verdicts.find(({ id, state }) => id === 'traffic' && state === 'note');
  return { verdicts, main: fault ?? waiting ?? quiet ?? null, hasFault: fault !== undefined };
}

/** The first fault in one sentence, for a failure that is shown with it; null where the doctor finds none and so explains nothing. */
export const faultWords = ({ main, hasFault }: Diagnosis): string | null =>
  hasFault && main !== null ? main.seen : null;

/** One sentence for all: the first fault, that there is no traffic, or that all is well. */
export function headline({ main, verdicts }: Diagnosis, facts: DoctorFacts, { words }: Writing): string {
  if (main !== null) return main.seen;
  const known = verdicts.some(({ id, state }) => id === 'metrics' && state === 'ok');
  return known
    ? words.well(facts.data?.ranks.filter(({ isFresh }) => isFresh).length ?? 0)
    : words.notChecked().seen;
}
