import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { historyOf } from '../bench/history/history';
import { startOnHistory } from '../bench/history/start-on-history';
import { buildPage } from '../bench/pages/bundle';
import { launchChromium } from '../bench/pages/chromium';
import { servePages } from '../bench/pages/serve';
import { runProgram, type CleanUp } from '../process/clean-up';
import { requireBinary } from '../programs/binaries';
import type { ChaosPage } from './chaos-page';
import { parseChaosOptions, USAGE, type ChaosOptions } from './options';
import { ChaosProxy } from './proxy';
import { chaosText, resultText, scheduleText } from './report';
import { HISTORY, runChaos } from './run-chaos';
import { roundOf } from './schedule';

const CACHE_DIR = fileURLToPath(new URL('../../.cache/bench', import.meta.url));

const say = (words: string): void => void process.stderr.write(`${words}\n`);

async function main(cleanUp: CleanUp): Promise<number> {
  let options: ChaosOptions;
  try {
    // npm changes to the folder of the project, so relative paths start at the folder in which the user ran npm.
    options = parseChaosOptions(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd());
  } catch (error) {
    say(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return 2;
  }
  if (options.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  for (const name of ['prometheus', 'promtool', 'chromium'] as const) requireBinary(name);
  const distDir = options.distDir ?? cleanUp.makeTempFolder('lmdeploy-chaos-');
  if (options.distDir === null) await buildPage(distDir);
  else if (!existsSync(join(distDir, 'index.html'))) {
    throw new Error(`${distDir} has no index.html: name a folder with the output of npm run build.`);
  }
  const dataDir = await historyOf(HISTORY, CACHE_DIR, cleanUp, say);
  const prometheus = await startOnHistory(dataDir, cleanUp);
  const browser = await launchChromium(cleanUp);
  const pages = await servePages({ distDir, handWritten: '', prometheusUrl: prometheus.url, cleanUp });
  let current: ChaosPage | null = null;
  const proxy = await ChaosProxy.start(pages.url, () => current?.nowMs() ?? 0, cleanUp);
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

await runProgram(main);
