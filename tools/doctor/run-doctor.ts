import type { Writing } from '../../src/features/doctor/checks/check';
import { diagnose, headline, type Diagnosis } from '../../src/features/doctor/diagnose';
import type { DoctorAsk, DoctorFacts } from '../../src/features/doctor/facts';
import { gatherFacts } from '../../src/features/doctor/gather/gather-facts';
import { textReport } from '../../src/features/doctor/report';
import { DOCTOR_WORDS } from '../../src/features/doctor/words/doctor-words';
import { DEFAULT_CONFIG } from '../../src/lib/config';
import { formatDateMinute } from '../../src/lib/timezone';
import { explainFault } from './explain-fault';
import type { DoctorOptions } from './options';

export interface DoctorRun {
  readonly facts: DoctorFacts;
  readonly diagnosis: Diagnosis;
  /** What the program prints. */
  readonly output: string;
  readonly exitCode: 0 | 1;
}

/**
 * Gathers the facts and checks them. Never throws.
 * @param apiKey of LMDeploy's `--api-keys`, or null
 * @param atMs the clock of this machine, epoch ms
 */
export async function runDoctor(
  options: DoctorOptions,
  apiKey: string | null,
  atMs: number,
): Promise<DoctorRun> {
  const ask: DoctorAsk = {
    place: 'shell',
    pageUrl: null,
    prometheusUrl: options.prometheusUrl,
    headers: options.headers,
    credentials: 'omit',
    timeoutS: options.timeoutS,
    lateS: DEFAULT_CONFIG.prometheus.lateSeconds,
    metricPrefix: options.metricPrefix,
    selector: '',
    selected: {},
    range: null,
    windowS: null,
    expectedRanks: options.expectedRanks,
    lmdeployUrls: options.lmdeployUrls,
    apiKey,
  };
  const explain = (error: unknown) => Promise.resolve(explainFault(error));
  const facts = await gatherFacts(ask, { fetch, explain }, atMs);
  const writing: Writing = {
    words: DOCTOR_WORDS[options.lang],
    time: (ms) => formatDateMinute(ms, 'local'),
  };
  const diagnosis = diagnose(facts, writing);
  return {
    facts,
    diagnosis,
    output: options.isJson ? jsonReport(facts, diagnosis, writing) : textReport(facts, diagnosis, writing),
    exitCode: diagnosis.hasFault ? 1 : 0,
  };
}

function jsonReport(facts: DoctorFacts, diagnosis: Diagnosis, writing: Writing): string {
  const report = {
    at: new Date(facts.atMs).toISOString(),
    prometheus: facts.ask.prometheusUrl,
    isWell: !diagnosis.hasFault,
    headline: headline(diagnosis, facts, writing),
    server: facts.server?.product ?? null,
    verdicts: diagnosis.verdicts.map(({ id, state, seen, means, todo }) => ({
      id,
      state,
      seen,
      means,
      todo,
    })),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
