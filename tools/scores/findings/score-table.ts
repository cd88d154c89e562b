import { markdownTable } from 'markdown-table';
import type { IncidentKind } from './incident-case';
import { MOMENTS_MIN, type CaseScore, type QuietScore } from './score';

const percent = (part: number, all: number): string =>
  all === 0 ? '–' : `${((100 * part) / all).toFixed(1)}%`;

/** Tables of the incidents by kind and of the quiet hours. */
export function printScores(
  kinds: readonly IncidentKind[],
  incidents: readonly CaseScore[],
  quiet: readonly QuietScore[],
  isVerbose: boolean,
): string {
  const head = [
    'kind',
    'cases',
    ...MOMENTS_MIN.map((minutes) => `right at ${minutes} min`),
    'was right',
    'after',
    'largest part',
    'said instead',
  ];
  const rowOf = (name: string, cases: readonly CaseScore[]): string[] => [
    name,
    String(cases.length),
    ...MOMENTS_MIN.map((_, i) =>
      percent(cases.filter(({ first }) => first[i]?.isRight).length, cases.length),
    ),
    percent(cases.filter(({ was }) => was.isRight).length, cases.length),
    percent(cases.filter(({ after }) => after === 'nothing').length, cases.length),
    partsOf(cases),
    name === 'all' ? '' : insteadOf(cases),
  ];
  const rows = kinds
    .map((kind) => [kind, incidents.filter(({ truth }) => truth.kind === kind)] as const)
    .filter(([, cases]) => cases.length > 0)
    .map(([kind, cases]) => rowOf(kind, cases));
  const parts = [markdownTable([head, ...rows, rowOf('all', incidents)], { padding: true })];
  if (quiet.length > 0) {
    const hours = quiet.reduce((sum, score) => sum + score.hours, 0);
    const warnings = quiet.flatMap((score) => score.warnings.map((said) => `${score.truth.id}: ${said}`));
    const notes = quiet.reduce((sum, score) => sum + score.notes, 0);
    parts.push(
      `Quiet: ${warnings.length} false warnings in ${hours.toFixed(1)} h, ` +
        `one in ${warnings.length > 0 ? (hours / warnings.length).toFixed(1) : 'more than ' + hours.toFixed(1)} h; ${notes} notes.`,
      ...warnings.map((line) => `  ${line}`),
    );
  }
  if (isVerbose) {
    for (const { truth, first, was, after } of incidents) {
      if (first.every(({ isRight }) => isRight) && was.isRight && after === 'nothing') continue;
      const said = first.map(({ said, isRight }) => (isRight ? 'ok' : said)).join(' | ');
      parts.push(
        `${truth.id} at ${truth.place ?? 'all'}, load ${truth.load.toFixed(2)}, ${JSON.stringify(truth.size)}: ${said} | was ${was.isRight ? 'ok' : was.said} | after ${after}`,
      );
    }
  }
  return parts.join('\n');
}

/** How often the largest part of the excess was right, of all looks that named one. */
function partsOf(cases: readonly CaseScore[]): string {
  const named = cases.flatMap(({ first }) => first.filter(({ isPartRight }) => isPartRight !== null));
  return named.length === 0
    ? '–'
    : `${named.filter(({ isPartRight }) => isPartRight).length} of ${named.length}`;
}

function insteadOf(cases: readonly CaseScore[]): string {
  const counts = new Map<string, number>();
  for (const { said, isRight } of cases.flatMap(({ first }) => first)) {
    const kind = said.split(' ', 1)[0] ?? said;
    if (!isRight) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].map(([kind, count]) => `${kind} ${count}`).join(', ');
}
