import { writeFileSync } from 'node:fs';
import { requireBinary } from '../programs/binaries';
import { runProgram, type CleanUp } from '../process/clean-up';
import { BUDGET_IDS, verdictOf } from './report/budgets';
import { budgetFigures } from './report/budget-figures';
import { parseBenchOptions, USAGE, type BenchOptions } from './options';
import { reportText } from './report/report';
import { runBench } from './run-bench';

async function main(cleanUp: CleanUp): Promise<number> {
  let options: BenchOptions;
  try {
    // npm changes to the folder of the project, so relative paths start at the folder in which the user ran npm.
    options = parseBenchOptions(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd());
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return 2;
  }
  if (options.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  for (const name of ['prometheus', 'promtool', 'chromium'] as const) requireBinary(name);
  if (options.parts.has('viewers')) requireBinary('nginx');
  const startMs = performance.now();
  const result = await runBench(options, cleanUp, (words) => process.stderr.write(`${words}\n`));
  process.stdout.write(`${reportText(result)}\n`);
  process.stderr.write(`\nThis took ${Math.round((performance.now() - startMs) / 1000)} s.\n`);
  const figures = budgetFigures(result);
  const budgets = BUDGET_IDS.map((id) => ({ id, figure: figures[id], verdict: verdictOf(id, figures[id]) }));
  if (options.jsonFile !== null) {
    writeFileSync(options.jsonFile, `${JSON.stringify({ ...result, budgets }, null, 2)}\n`);
  }
  const isMissed = budgets.some(
    ({ verdict }) => verdict === 'not met' || (verdict === 'not measured' && !options.isPartial),
  );
  return options.isStrict && isMissed ? 1 : 0;
}

await runProgram(main);
