import * as v from 'valibot';
import type { Text } from '../lib/text';
import { QueryError } from './http/errors';

export type Severity = 'critical' | 'warning' | 'info';

/** An alert that is on, or about to be. */
export interface Alert {
  readonly name: string;
  /** `pending`: the condition holds, but not yet for as long as the rule wants. */
  readonly state: 'firing' | 'pending';
  /** Epoch ms since when the condition holds; null where the server does not tell. */
  readonly sinceMs: number | null;
  /** Those that tell apart the alerts of one rule, with neither the name nor the severity. */
  readonly labels: Readonly<Record<string, string>>;
  /** What the rule's expression gave last; NaN where that is no number. */
  readonly value: number;
  readonly severity: Severity;
  /** One sentence; the name where the rule has none. English stands in where there is no Chinese. */
  readonly summary: Text;
  /** What it means and what to do, or empty. */
  readonly description: Text;
  readonly action: Text;
  /** The id of the panel that shows it, as the rule has it: it need not exist. Null where the rule names none. */
  readonly panel: string | null;
}

/** What the server knows of the alert rules that are about LMDeploy. */
export interface AlertRules {
  /** Firing before pending, the worst before others, then the oldest. */
  readonly alerts: readonly Alert[];
  readonly ruleCount: number;
  /** Names of rules that the server could not evaluate last time. */
  readonly broken: readonly string[];
}

const texts = v.optional(v.record(v.string(), v.string()), {});

const alertSchema = v.object({
  labels: texts,
  annotations: texts,
  state: v.string(),
  activeAt: v.optional(v.string()),
  value: v.optional(v.union([v.string(), v.number()])),
});

const ruleSchema = v.object({
  name: v.string(),
  query: v.optional(v.string(), ''),
  type: v.optional(v.string(), 'alerting'),
  health: v.optional(v.string(), ''),
  alerts: v.nullish(v.array(alertSchema)),
});

const answerSchema = v.object({
  groups: v.nullable(v.array(v.object({ name: v.string(), rules: v.nullish(v.array(ruleSchema)) }))),
});

/**
 * Reads the `data` of the answer of `/api/v1/rules`. A rule is about LMDeploy when its expression, its name or that of
 * its group says so: a shared Prometheus has hundreds of others.
 * @throws QueryError of kind `malformed`
 * @see https://prometheus.io/docs/prometheus/latest/querying/api/#rules
 */
export function parseAlertRules(data: unknown): AlertRules {
  const parsed = v.safeParse(answerSchema, data);
  if (!parsed.success) throw new QueryError('malformed', 'no rules in the answer');
  const rules = (parsed.output.groups ?? []).flatMap((group) =>
    (group.rules ?? []).filter(
      ({ type, query, name }) => type === 'alerting' && [query, name, group.name].some(isOfLmdeploy),
    ),
  );
  const alerts = rules.flatMap(({ name, alerts }) =>
    (alerts ?? []).flatMap((raw) => readAlert(name, raw) ?? []),
  );
  return {
    alerts: alerts.sort(byUrgency),
    ruleCount: rules.length,
    broken: rules.filter(({ health }) => health === 'err').map(({ name }) => name),
  };
}

const isOfLmdeploy = (text: string): boolean => /lmdeploy/i.test(text);

function readAlert(name: string, raw: v.InferOutput<typeof alertSchema>): Alert | null {
  const { state, annotations, activeAt } = raw;
  if (state !== 'firing' && state !== 'pending') return null;
  const labels = Object.entries(raw.labels).filter(([key]) => key !== 'alertname' && key !== 'severity');
  const summary = textOf(annotations, 'summary');
  return {
    name,
    state,
    sinceMs: momentOf(activeAt),
    labels: Object.fromEntries(labels),
    value: Number(String(raw.value ?? NaN).replace('Inf', 'Infinity')),
    severity: severityOf(raw.labels['severity'] ?? ''),
    summary: summary.en === '' ? { en: name, zh: name } : summary,
    description: textOf(annotations, 'description'),
    action: textOf(annotations, 'action'),
    panel: annotations['panel'] ?? null,
  };
}

function textOf(annotations: Readonly<Record<string, string>>, key: string): Text {
  const en = annotations[key] ?? '';
  return { en, zh: annotations[`${key}_zh`] ?? en };
}

/** Digits beyond the milliseconds are Go's; not every browser reads them. */
function momentOf(activeAt: string | undefined): number | null {
  const ms = Date.parse((activeAt ?? '').replace(/(\.\d{3})\d+/, '$1'));
  return Number.isNaN(ms) ? null : ms;
}

/** Teams have names of their own for it; one that is not known is taken as a warning. */
function severityOf(label: string): Severity {
  if (/^(critical|crit|error|page|emergency|fatal|p[01])$/i.test(label)) return 'critical';
  return /^(info|information|notice|none|low)$/i.test(label) ? 'info' : 'warning';
}

const URGENCY: Readonly<Record<Severity, number>> = { critical: 0, warning: 1, info: 2 };

const byUrgency = (a: Alert, b: Alert): number =>
  Number(a.state === 'pending') - Number(b.state === 'pending') ||
  URGENCY[a.severity] - URGENCY[b.severity] ||
  (a.sinceMs ?? 0) - (b.sinceMs ?? 0) ||
  a.name.localeCompare(b.name);
