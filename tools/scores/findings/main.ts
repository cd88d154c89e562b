import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startPrometheus } from '../../servers/prometheus/start';
import { CAUSE_SERIES } from './cause-series';
import { INCIDENT_KINDS, type CaseKind, type World } from './incident-case';
import { recordCases } from './record-cases';
import { scoreIncident, scoreQuiet, type CaseScore, type QuietScore } from './score';
import { printScores } from './score-table';

const usage = `Scores the causes that the page names against simulated incidents whose cause is known.

  npm run findings-score -- [options]

  --seed N        seed of the cases (1)
  --world a|b     physics of the simulated servers; b differs in all that the rules could have been fitted to (a)
  --per-kind N    incidents of each kind (6)
  --quiet N       quiet stretches of 40 minutes (96)
  --only KIND     kinds of incident or quiet time; more than once for more
  --scrape N      scrape interval in seconds (5)
  --verbose       one line for each case that is wrong
  --help          this text`;

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    world: { type: 'string', default: 'a' },
    'per-kind': { type: 'string', default: '6' },
    quiet: { type: 'string', default: '96' },
    only: { type: 'string', multiple: true, default: [] },
    scrape: { type: 'string', default: '5' },
    verbose: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

async function main(): Promise<void> {
  const scrapeIntervalS = Number(values.scrape);
  const recorded = await recordCases({
    seed: Number(values.seed),
    world: values.world === 'b' ? 'b' : ('a' satisfies World),
    perKind: Number(values['per-kind']),
    quiet: Number(values.quiet),
    scrapeIntervalS,
    families: CAUSE_SERIES,
    ...(values.only.length > 0 ? { kinds: values.only as CaseKind[] } : {}),
  });
  try {
    const server = await startPrometheus({ dataDir: recorded.dataDir });
    try {
      const incidents: CaseScore[] = [];
      const quiet: QuietScore[] = [];
      for (const truth of recorded.cases) {
        if (truth.isQuiet) quiet.push(await scoreQuiet(server.url, truth, scrapeIntervalS));
        else incidents.push(await scoreIncident(server.url, truth, scrapeIntervalS));
      }
      console.log(printScores(INCIDENT_KINDS, incidents, quiet, values.verbose));
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(recorded.dataDir, { recursive: true, force: true });
  }
}

if (values.help) console.log(usage);
else await main();
