import type { Writing } from './checks/check';
import { headline, type Diagnosis } from './diagnose';
import type { DoctorFacts } from './facts';
import type { VerdictState } from './verdict';

const MARKS: Readonly<Record<VerdictState, string>> = { ok: '✓', fault: '✗', note: 'i', unknown: '-' };

/** Facts for a ticket that no check judges. */
export function furtherFacts({ server }: DoctorFacts, { words }: Writing): string[] {
  if (server === null) return [];
  const { rules, retention } = server;
  return [
    ...(rules === null
      ? []
      : [rules.ofLmdeploy > 0 ? words.rulesLoaded(rules.ofLmdeploy, rules.all) : words.noRules]),
    ...(retention === null ? [] : [words.retention(retention)]),
  ];
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
