import { runProgram, type CleanUp } from './clean-up';

/** A program that a person starts from a shell. */
export interface Tool<Options extends { readonly help: boolean }> {
  readonly usage: string;
  /**
   * @param cwd folder from which relative paths of the user start
   * @throws Error with one sentence that names the flag that is wrong
   */
  readonly parse: (args: readonly string[], cwd: string) => Options;
  /** @returns the exit code */
  readonly run: (options: Options, cleanUp: CleanUp) => Promise<number>;
}

/** Reads the command line and runs a tool: exit code 2 and its usage for a wrong flag, its usage alone for `--help`. */
export const runTool = <Options extends { readonly help: boolean }>({
  usage,
  parse,
  run,
}: Tool<Options>): Promise<void> =>
  runProgram(async (cleanUp) => {
    let options: Options;
    try {
      // npm changes to the folder of the project, so relative paths start at the folder in which the user ran npm.
      options = parse(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd());
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
      return 2;
    }
    if (options.help) {
      process.stdout.write(usage);
      return 0;
    }
    return run(options, cleanUp);
  });
