import type { ModelChange } from '../../../src/findings/change/model-change';
import { referenceOf, type Period } from '../../../src/lib/period';
import { verdictOf } from '../../../src/findings/change/verdict';
import type { Grid } from '../../../src/lib/frame';
import { PrometheusClient } from '../../../src/queries/http/client';
import { promString } from '../../../src/queries/escape';
import { loadChange } from '../../../src/session/load-change';
import type { IncidentCase, IncidentKind } from '../findings/incident-case';
import { isRight } from '../findings/judge';

/** Kinds that change latencies, or the traffic behind them. A change that is over at once, such as a restart, is no change of a period. */
export const CHANGING_KINDS = [
  'burst',
  'decode',
  'hit',
  'hot',
  'kv+load',
  'lag',
  'onemodel',
  'outputs',
  'prefill',
  'prompts',
  'slow',
  'spec',
] as const satisfies readonly IncidentKind[];

/** What the page says of two periods, and whether that is right. */
export interface ChangeScore {
  readonly id: string;
  readonly said: string;
  readonly isRight: boolean;
}

/** Ten minutes, which are shorter than an incident of a case. */
const LENGTH_S = 600;

const SLO = { ttftSeconds: 1, itlSeconds: 1, e2eSeconds: 1, objective: 0.99 };

/** Explains the first ten minutes of an incident against the ten minutes before. */
export async function changeOfIncident(
  url: string,
  truth: IncidentCase,
  scrapeIntervalS: number,
): Promise<{ readonly change: ModelChange; readonly now: Period }> {
  const now = { startS: truth.startS, endS: truth.startS + LENGTH_S };
  return { change: await changeOf(url, truth, now, scrapeIntervalS), now };
}

/** Whether the cause of an incident stands first. */
export async function scoreChange(
  url: string,
  truth: IncidentCase,
  scrapeIntervalS: number,
): Promise<ChangeScore> {
  const { change } = await changeOfIncident(url, truth, scrapeIntervalS);
  const verdict = verdictOf(change);
  const cause = verdict.kind === 'changed' ? (verdict.causes[0] ?? null) : null;
  return { id: truth.id, said: textOf(change), isRight: isRight(truth, cause) };
}

/** Explains ten minutes before an incident against the ten minutes before those: nothing has changed. */
export async function scoreLike(
  url: string,
  truth: IncidentCase,
  scrapeIntervalS: number,
): Promise<ChangeScore> {
  const endS = truth.startS - 120;
  const change = await changeOf(url, truth, { startS: endS - LENGTH_S, endS }, scrapeIntervalS);
  return { id: truth.id, said: textOf(change), isRight: verdictOf(change).kind !== 'changed' };
}

async function changeOf(
  url: string,
  { job, model }: IncidentCase,
  now: Period,
  scrapeIntervalS: number,
): Promise<ModelChange> {
  const client = new PrometheusClient({ url, headers: {}, credentials: 'same-origin', timeoutS: 60 });
  const { signal } = new AbortController();
  const binding = {
    selector: `job=${promString(job)}`,
    windowS: 60,
    gaugeWindowS: 60,
    sampling: { stepS: scrapeIntervalS, scrapeIntervalS },
    slo: SLO,
  };
  const query = { binding, scrapeIntervalS, before: referenceOf(now, 'before'), now };
  const changes = await loadChange(query, (expr: string, grid: Grid) => client.range(expr, grid, signal));
  const change = changes.find((one) => one.model === model);
  if (!change) throw new Error(`no change of ${model}`);
  return change;
}

function textOf(change: ModelChange): string {
  const verdict = verdictOf(change);
  if (verdict.kind !== 'changed') return verdict.kind;
  const { latency } = verdict;
  const [cause = null] = verdict.causes;
  const parts = latency?.parts
    .filter(({ seconds }) => seconds / (latency.now - latency.before) > 0.1)
    .map(({ name, seconds }) => `${name} ${Math.round((100 * seconds) / (latency.now - latency.before))}%`);
  return [
    cause === null ? 'no cause' : `${cause.kind} ${cause.rank?.labels['instance'] ?? 'all'}`,
    latency === null
      ? 'as before'
      : `${latency.name} ${latency.before.toPrecision(3)}→${latency.now.toPrecision(3)}`,
    ...(parts ?? []),
  ].join(', ');
}
