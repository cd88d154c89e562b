import { bundleScript } from '../bench/pages/bundle';
import { startPage } from '../bench/pages/start-page';
import type { CleanUp } from '../process/clean-up';
import { runTool } from '../process/run-tool';
import { growthOf } from './growth';
import { parseSoakOptions, USAGE, type SoakOptions } from './options';
import { refreshMany } from './refresh-many';
import { countsText, soakText } from './report';
import { soakHistory } from './soak-history';

const say = (words: string): void => void process.stderr.write(`${words}\n`);

async function soak({ refreshes, ranks, distDir }: SoakOptions, cleanUp: CleanUp): Promise<number> {
  const { history, startMs } = soakHistory(ranks, refreshes);
  const { browser, origin } = await startPage(history, distDir, cleanUp, say);
  const probe = await bundleScript('probe.ts');
  say(`Refreshing ${refreshes} times with ${ranks} ranks …`);
  const stage = { browser, origin, blank: 'blank', probe };
  const counts = await refreshMany(stage, startMs, refreshes, (one) => say(countsText(one)));
  const [early, last] = [counts[0], counts.at(-1)];
  if (!early || !last) throw new Error('Nothing was counted.');
  process.stdout.write(`${soakText(early, last)}\n`);
  return growthOf(early, last).every(({ isFlat }) => isFlat) ? 0 : 1;
}

await runTool({ usage: USAGE, parse: parseSoakOptions, run: soak });
