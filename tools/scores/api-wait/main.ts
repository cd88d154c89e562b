import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startPrometheus } from '../../servers/prometheus/start';
import { pageEstimates } from './page-estimates';
import { recordHistory } from './record-history';
import { SCENARIOS, type WaitScenario } from './scenarios';
import { addScore, emptyScore, type Score } from './score';
import { printScores } from './score-table';

const usage = `Scores the page's estimate of the wait for a request handle against the truth of simulated servers.

  npm run api-wait-score -- [options]

  --only TEXT      scenarios whose name contains the text; repeatable
  --seed N         seed of the first run (1)
  --runs N         runs of each scenario, with consecutive seeds (2)
  --scrape N       scrape interval in seconds (5)
  --step N         step of the page in seconds; the default is the scrape interval
  --no-open-files  without process_open_fds
  --help           this text`;

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    seed: { type: 'string', default: '1' },
    runs: { type: 'string', default: '2' },
    scrape: { type: 'string', default: '5' },
    step: { type: 'string' },
    'no-open-files': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

async function scoreOf(scenario: WaitScenario): Promise<Score> {
  const score = emptyScore();
  const scrapeIntervalS = Number(values.scrape);
  const stepS = Number(values.step ?? values.scrape);
  for (let run = 0; run < Number(values.runs); run++) {
    const seed = Number(values.seed) + run;
    const history = await recordHistory(scenario, seed, scrapeIntervalS, !values['no-open-files']);
    try {
      const server = await startPrometheus({ dataDir: history.dataDir });
      try {
        const { startS, endS } = history;
        const estimates = await pageEstimates(server.url, { startS: startS + 3600, endS, stepS });
        for (const [instance, own] of estimates) addScore(score, own, history.truths.get(instance) ?? []);
      } finally {
        await server.stop();
      }
    } finally {
      rmSync(history.dataDir, { recursive: true, force: true });
    }
  }
  return score;
}

if (values.help) {
  console.log(usage);
} else {
  const chosen = SCENARIOS.filter(
    ({ name }) => values.only.length === 0 || values.only.some((text) => name.includes(text)),
  );
  const scores: [string, Score][] = [];
  for (const scenario of chosen) scores.push([scenario.name, await scoreOf(scenario)]);
  console.log(printScores(scores));
}
