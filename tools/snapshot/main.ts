import { runProgram } from '../process/clean-up';
import { parseSnapshotOptions, USAGE, type SnapshotOptions } from './options';
import { takeSnapshots } from './take-snapshot';

await runProgram(async (cleanUp) => {
  let options: SnapshotOptions;
  try {
    options = parseSnapshotOptions(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(
      `${error instanceof Error ? error.message : String(error)} See npm run snapshot -- --help.\n`,
    );
    return 2;
  }
  if (options.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  try {
    const { files, faults } = await takeSnapshots(options, cleanUp);
    for (const file of files) process.stdout.write(`${file}\n`);
    for (const fault of faults) process.stderr.write(`${fault}\n`);
    return faults.length === 0 ? 0 : 1;
  } catch (error) {
    const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    process.stderr.write(`${line}\n`);
    return 1;
  }
});
