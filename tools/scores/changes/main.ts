import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { markdownTable } from 'markdown-table';
import { startPrometheus } from '../../servers/prometheus/start';
import { CAUSE_SERIES } from '../findings/cause-series';
import type { World } from '../findings/incident-case';
import { recordCases } from '../findings/record-cases';
import { CHANGING_KINDS, scoreChange, scoreLike, type ChangeScore } from './score';

const usage = `Scores what the page says of a change against simulated incidents whose cause is known.

  npm run changes-score -- [options]

  --seed N        seed of the cases (1)
  --world a|b     physics of the simulated servers; b differs in all that the rules could have been fitted to (a)
  --per-kind N    incidents of each kind (4)
  --scrape N      scrape interval in seconds (5)
  --verbose       one line for each case
  --help          this text`;

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    world: { type: 'string', default: 'a' },
    'per-kind': { type: 'string', default: '4' },
    scrape: { type: 'string', default: '5' },
    verbose: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

async function main(): Promise<void> {
  const scrapeIntervalS = Number(values.scrape);
  const { dataDir, cases } = await recordCases({
    seed: Number(values.seed),
    world: values.world === 'b' ? 'b' : ('a' satisfies World),
    perKind: Number(values['per-kind']),
    quiet: 0,
    scrapeIntervalS,
    families: CAUSE_SERIES,
    kinds: CHANGING_KINDS,
  });
  try {
    const server = await startPrometheus({ dataDir });
    try {
      const rows: string[][] = [];
      const all = { incidents: [] as ChangeScore[], like: [] as ChangeScore[] };
      for (const kind of CHANGING_KINDS) {
        const own = cases.filter((truth) => truth.kind === kind);
        const incidents = [];
        const like = [];
        for (const truth of own) {
          incidents.push(await scoreChange(server.url, truth, scrapeIntervalS));
          like.push(await scoreLike(server.url, truth, scrapeIntervalS));
        }
        all.incidents.push(...incidents);
        all.like.push(...like);
        rows.push([kind, String(own.length), percent(incidents), percent(like)]);
      }
      rows.push(['all', String(cases.length), percent(all.incidents), percent(all.like)]);
      console.log(markdownTable([['kind', 'pairs', 'cause named first', 'nothing changed'], ...rows]));
      for (const [name, scores] of Object.entries(all)) {
        for (const { id, said, isRight } of scores) {
          if (values.verbose || !isRight) console.log(`${isRight ? ' ok ' : 'WRONG'} ${name} ${id}: ${said}`);
        }
      }
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const percent = (scores: readonly ChangeScore[]): string =>
  scores.length === 0
    ? '–'
    : `${((100 * scores.filter(({ isRight }) => isRight).length) / scores.length).toFixed(1)}%`;

if (values.help) console.log(usage);
else await main();
