import type { Labels } from '../lib/labels';
import type { Replica } from '../lib/place-labels';
import { TARGET_LABELS } from '../lib/rank-labels';
import { ownValue } from '../lib/own-value';
import type { PrometheusClient } from './http/client';
import { unlessRefused } from './http/errors';
import { PRESENCE_METRIC } from './presence';

/** The start of a process, by the labels of its target. */
export interface StartedProcess {
  readonly labels: Labels;
  readonly startS: number;
}

/**
 * The label that tells copies of the same targets apart: two series of one address whose processes started at the same moment are one
 * process that was scraped twice, as by both Prometheus of a pair whose replica label was not removed.
 * @returns null where there are no copies, or where they differ in more than one label
 */
export function replicaOf(processes: readonly StartedProcess[]): Replica | null {
  const names = new Set<string>();
  const counts = new Map<string, number>();
  for (const [i, a] of processes.entries()) {
    for (const b of processes.slice(i + 1)) {
      if (a.startS !== b.startS || !isSameTarget(a.labels, b.labels)) continue;
      const differing = differences(a.labels, b.labels);
      const [name] = differing;
      if (differing.length !== 1 || name === undefined) return null;
      names.add(name);
    }
  }
  const [label] = names;
  if (label === undefined || names.size > 1) return null;
  for (const { labels } of processes) {
    const value = ownValue(labels, label) ?? '';
    if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  // The copy with the most processes, and the same one for all viewers of a page.
  const values = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([value]) => value);
  const [shown, ...others] = values;
  return shown === undefined || others.length === 0 ? null : { label, shown, others };
}

const isSameTarget = (a: Labels, b: Labels): boolean => TARGET_LABELS.every((name) => a[name] === b[name]);

const differences = (a: Labels, b: Labels): string[] =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(
    (name) => name !== '__name__' && (ownValue(a, name) ?? '') !== (ownValue(b, name) ?? ''),
  );

/**
 * {@link replicaOf} the processes of LMDeploy at a time.
 * @param timeS Unix seconds
 * @returns null also where the server refuses the query
 */
export async function fetchReplica(
  client: PrometheusClient,
  timeS: number,
  signal: AbortSignal,
): Promise<Replica | null> {
  const target = TARGET_LABELS.join(', ');
  const found = await unlessRefused(
    client.instant(`process_start_time_seconds and on (${target}) ${PRESENCE_METRIC}`, timeS, signal),
  );
  return replicaOf(
    (found ?? []).map(({ metric, values }) => ({
      labels: metric,
      startS: Number(values.at(-1)?.[1] ?? NaN),
    })),
  );
}
