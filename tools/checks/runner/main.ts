import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runProgram, type CleanUp } from '../../process/clean-up';
import { OUTSIDE_FILE } from './outside-reporter';
import { runStep } from './run-step';
import {
  outsideErrors,
  playwrightTally,
  sum,
  summaryLine,
  vitestTally,
  withRunnerFailure,
  type Tally,
} from './tally';

/*
 * npm test: runs all checks, even when one fails. The last line counts the tests of both runners, and each check of the
 * code and the build, the soak and the chaos as one test.
 */

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** The page over a long time and in a broken world; with fewer ranks than by hand, whose history takes longer to write. */
const ENDURANCE = [
  ['soak', '--refreshes', '300', '--ranks', '8'],
  ['chaos', '--seed', '1', '--minutes', '3'],
] as const;

async function main(cleanUp: CleanUp): Promise<number> {
  process.chdir(ROOT);
  const reports = cleanUp.makeTempFolder('lmdeploy-test-');
  const tallies: Tally[] = [];
  const failures: string[] = [];
  const record = (name: string, tally: Tally): void => {
    tallies.push(tally);
    if (tally.failed > 0) failures.push(name);
  };

  const buildCode = await runStep(cleanUp, ['npm', 'run', '--silent', 'build']);
  record('build', tallyOfCheck(buildCode));
  // Side by side: soak and chaos wait for their browser most of the time, and nothing here measures time.
  await Promise.all([
    (async () => {
      for (const script of checkScripts()) {
        record(script, tallyOfCheck(await runStep(cleanUp, ['npm', 'run', '--silent', script])));
      }
      const report = join(reports, 'vitest.json');
      const outside = join(reports, 'outside.json');
      const reporters = [
        '--reporter=default',
        `--reporter=${fileURLToPath(new URL('outside-reporter.ts', import.meta.url))}`,
        '--reporter=json',
        `--outputFile.json=${report}`,
      ];
      const exitCode = await runStep(cleanUp, [bin('vitest'), 'run', ...reporters], {
        [OUTSIDE_FILE]: outside,
      });
      const tally = read(report, vitestTally);
      record('unit tests', withRunnerFailure(tally, exitCode, read(outside, outsideErrors) ?? []));
    })(),
    (async () => {
      for (const [script, ...args] of buildCode === 0 ? ENDURANCE : []) {
        const command = ['npm', 'run', '--silent', script, '--', '--dist', 'dist', ...args] as const;
        record(script, tallyOfCheck(await runStep(cleanUp, command)));
      }
    })(),
  ]);
  if (buildCode === 0) {
    const report = join(reports, 'playwright.json');
    const exitCode = await runStep(cleanUp, [bin('playwright'), 'test', '--reporter=list,json'], {
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    });
    record('browser tests', withRunnerFailure(read(report, playwrightTally), exitCode));
  }

  const total = sum(tallies);
  const verdict = failures.length > 0 ? `Failed: ${failures.join(', ')}.` : 'Everything passed.';
  const skipped =
    buildCode === 0 ? '' : ' The browser tests, soak and chaos did not run because the build failed.';
  const titles = (total.failures ?? []).map((title) => `  ${title.replaceAll(ROOT, '')}\n`).join('');
  process.stdout.write(`\n${verdict}${skipped}\n${titles}${summaryLine(total)}\n`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

function bin(name: string): string {
  return join('node_modules', '.bin', name);
}

/** The `check:` scripts of package.json, including new ones. */
function checkScripts(): string[] {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  return Object.keys(scripts).filter((name) => name.startsWith('check:'));
}

function tallyOfCheck(exitCode: number): Tally {
  return exitCode === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/** Reads a report. Returns null when it is missing or unreadable, because the runner did not reach its end. */
function read<T>(file: string, parse: (report: string) => T): T | null {
  if (!existsSync(file)) return null;
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (error) {
    process.stderr.write(
      `${file} is not a report: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    return null;
  }
}

await runProgram(main);
