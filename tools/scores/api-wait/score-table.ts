import { emptyScore, type Score, type VerdictCount } from './score';

const HEAD = [
  'scenario',
  'right %',
  'no number %',
  'error s',
  'false s',
  'late s',
  'in bounds %',
  'queue',
  'leak',
  '> 30 s',
];

/** A Markdown table with a row for each scenario and a row for all scenarios. */
export function printScores(scores: readonly (readonly [string, Score])[]): string {
  const all = emptyScore();
  for (const [, score] of scores) {
    for (const key of ['waiting', 'right', 'silent', 'errorSumS', 'bounded'] as const) all[key] += score[key];
    for (const key of ['worstFalseS', 'lateS'] as const) all[key] = Math.max(all[key], score[key]);
    for (const verdict of ['queue', 'leak', 'longWait'] as const) {
      for (const key of ['hits', 'falseAlarms', 'misses'] as const) all[verdict][key] += score[verdict][key];
    }
  }
  const rows = [...scores, ['all', all] as const].map(([name, score]) => rowOf(name, score));
  return [HEAD, HEAD.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function rowOf(name: string, score: Score): string[] {
  const { waiting } = score;
  const share = (part: number): string => (waiting > 0 ? String(Math.round((part / waiting) * 100)) : '–');
  return [
    name,
    share(score.right),
    share(score.silent),
    waiting > 0 ? (score.errorSumS / waiting).toFixed(1) : '–',
    score.worstFalseS.toFixed(1),
    String(Math.round(score.lateS)),
    share(score.bounded),
    ...[score.queue, score.leak, score.longWait].map(precisionAndRecall),
  ];
}

/** Precision and recall, percent. */
function precisionAndRecall({ hits, falseAlarms, misses }: VerdictCount): string {
  const percent = (whole: number): string => (whole > 0 ? ((hits / whole) * 100).toFixed(1) : '–');
  return `${percent(hits + falseAlarms)} / ${percent(hits + misses)}`;
}
