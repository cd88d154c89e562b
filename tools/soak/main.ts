import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { historyOf } from '../bench/history/history';
import { startOnHistory } from '../bench/history/start-on-history';
import { buildPage, bundleScript } from '../bench/pages/bundle';
import { launchChromium } from '../bench/pages/chromium';
import { servePages } from '../bench/pages/serve';
import { runProgram, type CleanUp } from '../process/clean-up';
import { requireBinary } from '../programs/binaries';
import { growthOf } from './growth';
import { parseSoakOptions, USAGE, type SoakOptions } from './options';
import { refreshMany } from './refresh-many';
import { countsText, soakText } from './report';
import { soakHistory } from './soak-history';

const CACHE_DIR = fileURLToPath(new URL('../../.cache/bench', import.meta.url));

const say = (words: string): void => void process.stderr.write(`${words}\n`);

async function main(cleanUp: CleanUp): Promise<number> {
  let options: SoakOptions;
  try {
    // npm changes to the folder of the project, so relative paths start at the folder in which the user ran npm.
    options = parseSoakOptions(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd());
  } catch (error) {
    say(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return 2;
  }
  if (options.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  for (const name of ['prometheus', 'promtool', 'chromium'] as const) requireBinary(name);
  const { refreshes, ranks } = options;
  const { history, startMs } = soakHistory(ranks, refreshes);
  const distDir = options.distDir ?? cleanUp.makeTempFolder('lmdeploy-soak-');
  if (options.distDir === null) await buildPage(distDir);
  else if (!existsSync(join(distDir, 'index.html'))) {
    throw new Error(`${distDir} has no index.html: name a folder with the output of npm run build.`);
  }
  const probe = await bundleScript('probe.ts');
  const dataDir = await historyOf(history, CACHE_DIR, cleanUp, say);
  const prometheus = await startOnHistory(dataDir, cleanUp);
  const browser = await launchChromium(cleanUp);
  const { url: origin } = await servePages({
    distDir,
    handWritten: '',
    prometheusUrl: prometheus.url,
    cleanUp,
  });
  say(`Refreshing ${refreshes} times with ${ranks} ranks …`);
  const stage = { browser, origin, blank: 'blank', probe };
  const counts = await refreshMany(stage, startMs, refreshes, (one) => say(countsText(one)));
  const [early, last] = [counts[0], counts.at(-1)];
  if (!early || !last) throw new Error('Nothing was counted.');
  process.stdout.write(`${soakText(early, last)}\n`);
  return growthOf(early, last).every(({ isFlat }) => isFlat) ? 0 : 1;
}

await runProgram(main);
