import type { CleanUp } from '../../process/clean-up';
import { runTool } from '../../process/run-tool';
import { missingBackends } from '../../programs/backends';
import { cost } from './cost';
import { NEEDS } from './engines';
import { long } from './long';
import { parseEnginesOptions, USAGE, type EnginesOptions } from './options';

async function run(options: EnginesOptions, cleanUp: CleanUp): Promise<number> {
  const { engine } = options;
  const missing = missingBackends(NEEDS[engine ?? 'thanos']);
  if (missing !== null) throw new Error(missing);
  const result = await (engine === null ? long(options, cleanUp) : cost(engine, options, cleanUp));
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  return 0;
}

await runTool({ usage: USAGE, parse: parseEnginesOptions, run });
