import type { Writing } from './checks/check';
import { headline, type Diagnosis } from './diagnose';
import type { DoctorFacts, ServerFacts } from './facts';
import type { VerdictState } from './verdict';

const MARKS: Readonly<Record<VerdictState, string>> = { ok: '✓', fault: '✗', note: 'i', unknown: '-' };

/** Facts for a ticket that no check judges. */
export function furtherFacts({ server }: DoctorFacts, { words }: Writing): string[] {
  if (server === null) return [];
  const { product, retention } = server;
  const differs = words.product.differs(product);
  return [
    ...rulesOf(server, words.product),
    ...(retention === null ? [] : [words.retention(retention)]),
    ...(differs === null ? [] : [differs]),
  ];
}

function rulesOf({ rules, product }: ServerFacts, says: Writing['words']['product']): string[] {
  if (rules === null) return [];
  if (rules.ofLmdeploy > 0) return [says.rulesLoaded(product, rules.ofLmdeploy, rules.all)];
  const isVictoria = product.id === 'victoria-metrics' || product.id === 'victoria-metrics-cluster';
  return [isVictoria && rules.all === 0 ? says.noVmalert(product) : says.noRules(product)];
}

/** The report as Markdown, to paste into a ticket. */
export function markdownReport(facts: DoctorFacts, diagnosis: Diagnosis, writing: Writing): string {
  const { words } = writing;
  const lines = [
    `## ${words.reportHeading}`,
    '',
    `**${headline(diagnosis, facts, writing)}**`,
    '',
    `${words.asked(facts.ask.prometheusUrl)} (${new Date(facts.atMs).toISOString()})`,
    '',
  ];
  for (const { id, state, seen, means, todo } of diagnosis.verdicts) {
    lines.push(`- ${MARKS[state]} **${words.titles[id]}** (${words.states[state]}): ${seen}`);
    if (means !== '') lines.push(`  ${means}`);
    for (const { text, code } of todo) {
      lines.push(`  - ${text}`);
      if (code !== null) lines.push(fenced(code, '    '));
    }
  }
  lines.push(...furtherFacts(facts, writing).map((text) => `- ${text}`));
  return `${lines.join('\n')}\n`;
}

function fenced(code: string, indent: string): string {
  return ['```', ...code.split('\n'), '```'].map((line) => indent + line).join('\n');
}

/** The report for a terminal: what is wrong first, then one line for each check. */
export function textReport(facts: DoctorFacts, diagnosis: Diagnosis, writing: Writing): string {
  const { words } = writing;
  const lines = [headline(diagnosis, facts, writing), ''];
  const unchecked: string[] = [];
  for (const { id, state, seen, means, todo } of diagnosis.verdicts) {
    if (seen === words.notChecked().seen) {
      unchecked.push(words.titles[id]);
      continue;
    }
    lines.push(`${MARKS[state]} ${words.titled(words.titles[id], seen)}`);
    if (state === 'ok' || state === 'unknown') continue;
    if (means !== '') lines.push(`    ${means}`);
    for (const { text, code } of todo) {
      lines.push(`    → ${text}`);
      if (code !== null) lines.push('', ...code.split('\n').map((line) => `        ${line}`), '');
    }
  }
  if (unchecked.length > 0) lines.push(`${MARKS.unknown} ${words.notChecked().seen} ${unchecked.join('; ')}`);
  lines.push('', ...furtherFacts(facts, writing));
  return `${lines.join('\n').trimEnd()}\n`;
}
