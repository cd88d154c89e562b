import { runProgram } from '../process/clean-up';
import { parseDoctorOptions, USAGE, type DoctorOptions } from './options';
import { runDoctor } from './run-doctor';

async function main(): Promise<number> {
  let options: DoctorOptions;
  try {
    options = parseDoctorOptions(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(
      `${error instanceof Error ? error.message : String(error)} See npm run doctor -- --help.\n`,
    );
    return 2;
  }
  if (options.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const { output, exitCode } = await runDoctor(options, process.env['LMDEPLOY_API_KEY'] ?? null, Date.now());
  process.stdout.write(output);
  return exitCode;
}

await runProgram(main);
