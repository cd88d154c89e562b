import { parseArgs } from 'node:util';
import { markdownTable } from 'markdown-table';
import { SYSTEM_KINDS } from './draw-systems';
import { cameNear, holdsTruth, isBoundWrong, isClose, scoreSystem, type CapacityScore } from './score';

const usage = `Scores the capacity that the page says against simulated systems whose capacity is known.

  npm run capacity-score -- [options]

  --seed N        seed of the systems (1)
  --systems N     number of systems, their ${SYSTEM_KINDS.length} kinds in turn (50)
  --first N       number of the first of them (0)
  --verbose       one line for each system
  --help          this text`;

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    systems: { type: 'string', default: '50' },
    first: { type: 'string', default: '0' },
    verbose: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

function main(): void {
  const scores: CapacityScore[] = [];
  const without: number[] = [];
  const first = Number(values.first);
  for (let index = first; index < first + Number(values.systems); index++) {
    const score = scoreSystem(Number(values.seed), index);
    if (score === null) without.push(index);
    else scores.push(score);
    if (score && (values.verbose || isBoundWrong(score) || (cameNear(score) && !isClose(score)))) {
      const { id, top, says, estimate, beyond, bound } = score;
      const band = beyond === null ? '' : ` (${share(beyond.low)} to ${share(beyond.high)})`;
      console.log(
        `${id}: came to ${share(top)} of its limit; ${says} ${estimate === null ? '–' : share(estimate)}${band}${bound === null ? '' : `, at least ${share(bound)}`}`,
      );
    }
  }
  const rows = [
    ...SYSTEM_KINDS.map((kind) =>
      rowOf(
        kind,
        scores.filter((score) => score.kind === kind),
      ),
    ),
  ];
  const head = [
    'systems',
    'number',
    'came near their limit',
    'estimate within 15%',
    'estimated beyond',
    'truth within their error',
    'lower bounds',
    'above the truth',
  ];
  console.log(
    markdownTable([head, ...rows, rowOf('all', scores)], { align: ['l', 'r', 'r', 'r', 'r', 'r', 'r', 'r'] }),
  );
  if (without.length > 0)
    console.log(`${without.length} systems miss their goals at any load and are left out.`);
}

function rowOf(name: string, scores: readonly CapacityScore[]): string[] {
  const near = scores.filter(cameNear);
  const beyond = scores.filter((score) => score.beyond !== null);
  const bounds = scores.filter(({ bound }) => bound !== null);
  return [
    name,
    String(scores.length),
    String(near.length),
    near.length === 0
      ? '–'
      : `${near.filter(isClose).length} (${share(near.filter(isClose).length / near.length)})`,
    String(beyond.length),
    String(beyond.filter(holdsTruth).length),
    String(bounds.length),
    String(bounds.filter(isBoundWrong).length),
  ];
}

const share = (part: number): string => `${(100 * part).toFixed(0)}%`;

if (values.help) console.log(usage);
else main();
