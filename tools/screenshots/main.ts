import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { requireBinary } from '../programs/binaries';
import { chromiumLaunchOptions } from '../programs/chromium';
import type { CleanUp } from '../process/clean-up';
import { lastLineOf, runCommand } from '../process/run-command';
import { runTool } from '../process/run-tool';
import { startNginx } from '../servers/nginx/start';
import { startOnHistory } from './history';
import { parseScreenshotsOptions, USAGE, type ScreenshotsOptions } from './options';
import { palettePng } from './palette-png';
import { decodePixels } from './pixels';
import { takeShot } from './take-shot';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

async function makePictures({ shots, outDir }: ScreenshotsOptions, cleanUp: CleanUp): Promise<number> {
  requireBinary('chromium');
  say('Building the page and simulating its data …');
  const dist = cleanUp.makeTempFolder('lmdeploy-screenshots-dist-');
  const [prometheusUrl] = await Promise.all([startOnHistory(cleanUp), buildPage(dist)]);
  const nginx = await startNginx({ root: dist, settings: { PROMETHEUS_UPSTREAM: prometheusUrl } });
  cleanUp.add({ close: () => nginx.stop(), closeNow: () => undefined });
  const browser = await chromium.launch({ ...chromiumLaunchOptions(), handleSIGINT: false });
  cleanUp.add({ close: () => browser.close(), closeNow: () => undefined });
  const decoder = await browser.newPage();
  mkdirSync(outDir, { recursive: true });
  for (const shot of shots) {
    const png = palettePng(await decodePixels(decoder, await takeShot(browser, `${nginx.url}/`, shot)));
    writeFileSync(join(outDir, `${shot.name}.png`), png);
    say(`${shot.name}.png ${Math.round(png.length / 1000)} kB`);
  }
  say(`Done after ${Math.round(performance.now() / 1000)} s.`);
  return 0;
}

/** In a process of its own: meanwhile the simulation keeps this one busy. */
async function buildPage(outDir: string): Promise<void> {
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  const args = [vite, 'build', ROOT, '--outDir', outDir, '--emptyOutDir', '--logLevel', 'error'];
  const { output, failure } = await runCommand(process.execPath, args);
  if (failure !== null) throw new Error(`The page could not be built (${failure}): ${lastLineOf(output)}`);
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

await runTool({ usage: USAGE, parse: parseScreenshotsOptions, run: makePictures });
