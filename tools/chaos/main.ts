import { startPage } from '../bench/pages/start-page';
import type { CleanUp } from '../process/clean-up';
import { runTool } from '../process/run-tool';
import type { ChaosPage } from './chaos-page';
import { parseChaosOptions, USAGE, type ChaosOptions } from './options';
import { ChaosProxy } from './proxy';
import { chaosText, resultText, scheduleText } from './report';
import { HISTORY, runChaos } from './run-chaos';
import { roundOf } from './schedule';

const say = (words: string): void => void process.stderr.write(`${words}\n`);

async function chaos(options: ChaosOptions, cleanUp: CleanUp): Promise<number> {
  const { browser, origin } = await startPage(HISTORY, options.distDir, cleanUp, say);
  let current: ChaosPage | null = null;
  const proxy = await ChaosProxy.start(origin, () => current?.nowMs() ?? 0, cleanUp);
  say(`Seed ${options.seed}`);
  let shownRound = -1;
  const results = await runChaos(
    options,
    browser,
    proxy,
    (page) => {
      current = page;
      shownRound += 1;
      say(scheduleText(shownRound, roundOf(options.seed, shownRound, options.kinds)));
    },
    (result) => say(resultText(result)),
  );
  process.stdout.write(`${chaosText(results, options.seed)}\n`);
  return results.every(({ broken }) => broken.length === 0) ? 0 : 1;
}

await runTool({ usage: USAGE, parse: parseChaosOptions, run: chaos });
