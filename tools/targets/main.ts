import { relative } from 'node:path';
import { runProgram, type CleanUp } from '../process/clean-up';
import { parseTargetsOptions, USAGE, type TargetsOptions } from './options';
import { updateLines } from './update-lines';
import { updateTargets } from './update-targets';
import { watchTargets } from './watch-targets';

async function main(cleanUp: CleanUp): Promise<number> {
  let options: TargetsOptions;
  try {
    // npm changes to the folder of the project, so relative paths start at the folder in which the user ran npm.
    options = parseTargetsOptions(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd());
  } catch (error) {
    process.stderr.write(
      `${error instanceof Error ? error.message : String(error)} See npm run targets -- --help.\n`,
    );
    return 2;
  }
  if (options.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const { watchIntervalS } = options;
  if (watchIntervalS !== null) return watch(options, watchIntervalS, cleanUp);

  const update = await updateTargets(options);
  if (options.isDryRun) {
    update.notes.forEach(warn);
    process.stdout.write(update.text);
  } else {
    updateLines(update, relative(process.cwd(), options.out)).forEach(say);
  }
  return 0;
}

async function watch(options: TargetsOptions, intervalS: number, cleanUp: CleanUp): Promise<number> {
  const ending = new AbortController();
  cleanUp.add({ closeNow: () => ending.abort() });
  say(`Following ${[...options.proxies, ...options.proxyConfigs].join(', ')}; Ctrl-C ends it.`);
  await watchTargets({
    intervalMs: intervalS * 1000,
    update: () => updateTargets(options),
    linesOf: (update) => updateLines(update, relative(process.cwd(), options.out)),
    say,
    warn,
    signal: ending.signal,
  });
  return 0;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function warn(line: string): void {
  process.stderr.write(`${line}\n`);
}

await runProgram(main);
