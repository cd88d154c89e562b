import { severityOf, type Severity } from '../lib/severity';
import * as v from 'valibot';
import { parsePrometheusNumber } from '../lib/prometheus-number';
import type { Text } from '../lib/text';
import { QueryError } from './http/errors';
import { ownValue } from '../lib/own-value';

/** An alert that fires or is pending. */
export interface Alert {
  /** The name of its rule. */
  readonly name: string;
  /** `pending`: the condition holds, but not yet for as long as the rule requires. */
  readonly state: 'firing' | 'pending';
  /** Epoch ms since when the condition holds; null when the server does not say. */
  readonly sinceMs: number | null;
  /** The labels that distinguish the alerts of one rule: all except `alertname` and `severity`. */
  readonly labels: Readonly<Record<string, string>>;
  /** The last value of the rule's expression; NaN when the server gives no number. */
  readonly value: number;
  readonly severity: Severity;
  /** One sentence; the name where the rule has none. Where there is no Chinese text, it is the English one. */
  readonly summary: Text;
  /** What the alert means; empty when the rule does not say. */
  readonly description: Text;
  /** What to do; empty when the rule does not say. */
  readonly action: Text;
  /** The id of the panel that shows it, as the rule names it: there may be no such panel. Null when the rule names none. */
  readonly panel: string | null;
}

/** The alert rules about LMDeploy. */
export interface AlertRules {
  /** Firing before pending, then by severity, then the oldest first. */
  readonly alerts: readonly Alert[];
  /** Number of alert rules about LMDeploy, whether they fire or not. */
  readonly ruleCount: number;
  /** Names of the rules whose last evaluation failed. */
  readonly broken: readonly string[];
}

const textMap = v.optional(v.record(v.string(), v.string()), {});

const alertSchema = v.object({
  labels: textMap,
  annotations: textMap,
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

const rulesSchema = v.object({
  groups: v.nullable(v.array(v.object({ name: v.string(), rules: v.nullish(v.array(ruleSchema)) }))),
});

/**
 * Reads the `data` of a response of `/api/v1/rules`. A rule is about LMDeploy when its expression, its name or the name
 * of its group contains `lmdeploy`: a shared Prometheus has hundreds of other rules.
 * @throws QueryError of kind `malformed` for data that lists no rules
 * @see https://prometheus.io/docs/prometheus/latest/querying/api/#rules
 */
export function parseAlertRules(data: unknown): AlertRules {
  const parsed = v.safeParse(rulesSchema, data);
  if (!parsed.success) throw new QueryError('malformed', 'the response lists no rules');
  const rules = (parsed.output.groups ?? []).flatMap((group) =>
    (group.rules ?? []).filter(
      ({ type, query, name }) => type === 'alerting' && [query, name, group.name].some(isAboutLmdeploy),
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

const isAboutLmdeploy = (text: string): boolean => /lmdeploy/i.test(text);

function readAlert(name: string, raw: v.InferOutput<typeof alertSchema>): Alert | null {
  const { state, annotations, activeAt } = raw;
  if (state !== 'firing' && state !== 'pending') return null;
  const labels = Object.entries(raw.labels).filter(([key]) => key !== 'alertname' && key !== 'severity');
  const summary = textOf(annotations, 'summary');
  return {
    name,
    state,
    sinceMs: parseTimeMs(activeAt),
    labels: Object.fromEntries(labels),
    value: parsePrometheusNumber(String(raw.value ?? '')),
    severity: severityOf(raw.labels['severity'] ?? ''),
    summary: summary.en === '' ? { en: name, zh: name } : summary,
    description: textOf(annotations, 'description'),
    action: textOf(annotations, 'action'),
    panel: annotations['panel'] ?? null,
  };
}

function textOf(annotations: Readonly<Record<string, string>>, key: string): Text {
  const en = ownValue(annotations, key) ?? '';
  return { en, zh: ownValue(annotations, `${key}_zh`) ?? en };
}

/** Epoch ms, or null. Go prints digits beyond the milliseconds, which not every browser reads. */
function parseTimeMs(activeAt: string | undefined): number | null {
  const ms = Date.parse((activeAt ?? '').replace(/(\.\d{3})\d+/, '$1'));
  return Number.isNaN(ms) ? null : ms;
}

const URGENCY: Readonly<Record<Severity, number>> = { critical: 0, warning: 1, info: 2 };

const byUrgency = (a: Alert, b: Alert): number =>
  Number(a.state === 'pending') - Number(b.state === 'pending') ||
  URGENCY[a.severity] - URGENCY[b.severity] ||
  (a.sinceMs ?? 0) - (b.sinceMs ?? 0) ||
  a.name.localeCompare(b.name);
