import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { isMap, isSeq, parseDocument, type YAMLMap } from 'yaml';
import type { Text } from '../../../src/lib/text';

/** The folder of rules that `prometheus.yml` loads. */
export const RULES_FOLDER = fileURLToPath(new URL('../../../deploy/prometheus/rules/', import.meta.url));

/** One alert of a rule file, with the comment above it. */
export interface AlertRule {
  readonly name: string;
  readonly severity: 'critical' | 'warning' | 'info';
  readonly expr: string;
  /** The duration of `for`, such as `5m`; empty when the alert fires immediately. */
  readonly holdFor: string;
  readonly summary: Text;
  readonly description: Text;
  readonly action: Text;
  /** The reason of the threshold. */
  readonly reason: Text;
  /** `docs/alerts.md#anchor`. */
  readonly runbook: string;
  /** The id of the panel that shows the problem. */
  readonly panel: string;
}

export interface RuleFile {
  readonly name: string;
  readonly rules: readonly AlertRule[];
}

const words = v.pipe(v.string(), v.nonEmpty());

const ruleSchema = v.strictObject({
  alert: words,
  expr: words,
  for: v.optional(words),
  labels: v.strictObject({ severity: v.picklist(['critical', 'warning', 'info']) }),
  annotations: v.strictObject({
    summary: words,
    summary_zh: words,
    description: words,
    description_zh: words,
    action: words,
    action_zh: words,
    runbook: words,
    panel: words,
  }),
});

/** The beginning of the Chinese half of a comment. */
const CHINESE = '理由：';

/** The rule files in the order of the docs page: LMDeploy first. */
export function readRuleFiles(): RuleFile[] {
  return readdirSync(RULES_FOLDER)
    .filter((file) => file.endsWith('.yml'))
    .sort((a, b) => b.localeCompare(a))
    .map((name) => ({ name, rules: readRules(readFileSync(join(RULES_FOLDER, name), 'utf8')) }));
}

/**
 * The alerts of a rule file.
 * @throws Error when the text is not a rule file, or an alert lacks a text in one language or the comment above it
 */
export function readRules(text: string): AlertRule[] {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error) throw error;
  const groups = document.get('groups');
  return itemsOf(groups).flatMap((group) => {
    const rules = group.get('rules', true);
    // The parser attaches the comment of the first item to its list.
    const ofFirst = isSeq(rules) ? rules.commentBefore : null;
    return itemsOf(rules).map((rule, i) => readRule(rule, rule.commentBefore ?? (i === 0 ? ofFirst : null)));
  });
}

const itemsOf = (list: unknown): YAMLMap[] => (isSeq(list) ? list.items.filter((item) => isMap(item)) : []);

function readRule(map: YAMLMap, comment: string | null | undefined): AlertRule {
  const parsed = v.safeParse(ruleSchema, map.toJSON());
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw new Error(`${String(map.get('alert'))}: ${v.getDotPath(issue) ?? ''}: ${issue.message}.`);
  }
  const { alert: name, expr, labels, annotations, for: holdFor = '' } = parsed.output;
  return {
    name,
    severity: labels.severity,
    expr: expr.trimEnd(),
    holdFor,
    summary: { en: annotations.summary, zh: annotations.summary_zh },
    description: { en: annotations.description, zh: annotations.description_zh },
    action: { en: annotations.action, zh: annotations.action_zh },
    reason: reasonOf(name, comment ?? ''),
    runbook: annotations.runbook,
    panel: annotations.panel,
  };
}

/** Reads the English lines, then the Chinese lines, which begin at their mark. */
function reasonOf(name: string, comment: string): Text {
  const lines = comment.split('\n').map((line) => line.trim());
  const turn = lines.findIndex((line) => line.startsWith(CHINESE));
  if (turn < 1)
    throw new Error(`${name}: the comment above it must give the reason in English, then "${CHINESE}…".`);
  const zh = lines
    .slice(turn)
    .reduce((text, line) => text + (needsSpace(text, line) ? ' ' : '') + line)
    .slice(CHINESE.length);
  return { en: lines.slice(0, turn).join(' '), zh };
}

/** A line break between two Chinese characters is removed. Beside a Latin word it becomes a space, except after punctuation. */
const needsSpace = (before: string, after: string): boolean =>
  /[\w%]$/.test(before) || (/^[A-Za-z]/.test(after) && !/[，。：；、（]$/.test(before));
