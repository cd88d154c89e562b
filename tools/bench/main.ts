import { writeFileSync } from 'node:fs';
import { requireBinary } from '../programs/binaries';
import type { CleanUp } from '../process/clean-up';
import { runTool } from '../process/run-tool';
import { BUDGET_IDS, verdictOf } from './report/budgets';
import { budgetFigures } from './report/budget-figures';
import { parseBenchOptions, USAGE, type BenchOptions } from './options';
import { reportText } from './report/report';
import { runBench } from './run-bench';

async function bench(options: BenchOptions, cleanUp: CleanUp): Promise<number> {
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

await runTool({ usage: USAGE, parse: parseBenchOptions, run: bench });
