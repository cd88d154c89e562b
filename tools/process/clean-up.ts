import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Something that must not outlive the program. */
export interface Closable {
  /** Closes in an orderly way; may take some seconds. */
  close?(): Promise<void> | void;
  /** Closes when no time is left. Must be synchronous, do no harm after `close`, and never throw. */
  closeNow(): void;
}

const PARENT_CHECK_MS = 500;

/** The signals that end the program, with the exit code that shells expect for each. */
const EXIT_CODES = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Closes what a program has opened, in reverse order, however the program ends: normally, by an uncaught error, by
 * Ctrl-C, by a signal, or because its terminal closes.
 */
export class CleanUp {
  readonly #open = new Set<Closable>();
  #closing: Promise<void> | null = null;

  /** True after closing has begun; a program that is still starting should then stop. */
  get isClosing(): boolean {
    return this.#closing !== null;
  }

  /**
   * Registers something to close.
   * @returns a function that removes it again, for a caller that has closed it
   * @throws Error when closing has already begun; the closable is then closed immediately
   */
  add(closable: Closable): () => void {
    if (this.isClosing) {
      closable.closeNow();
      throw new Error('The program is ending and starts nothing new.');
    }
    this.#open.add(closable);
    return () => this.#open.delete(closable);
  }

  /** Creates a temporary folder; it is removed with its content. */
  makeTempFolder(prefix: string): string {
    const folder = mkdtempSync(join(tmpdir(), prefix));
    this.add({ closeNow: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) });
    return folder;
  }

  /** Closes everything once; later calls wait for the same end. When one closable fails, the others are still closed. */
  close(): Promise<void> {
    this.#closing ??= this.#closeAll();
    return this.#closing;
  }

  /** Closes everything when the process ends. Call it once, before anything is opened. */
  listen(): void {
    process.once('exit', () => this.#closeAllNow());
    for (const [signal, code] of Object.entries(EXIT_CODES)) {
      process.on(signal, () => void this.close().finally(() => process.exit(code)));
    }
    if (process.env['npm_lifecycle_event'] !== undefined) this.#endWithParent();
    const fail = (error: unknown): void => {
      // An error during the closing is caused by the closing itself.
      if (!this.isClosing) report(error);
      void this.close().finally(() => process.exit(process.exitCode ?? 1));
    };
    process.on('uncaughtException', fail);
    process.on('unhandledRejection', fail);
    // Writes to a closed terminal fail. The SIGHUP of that terminal ends the program.
    process.stdout.on('error', () => undefined);
    process.stderr.on('error', () => undefined);
  }

  /** npm sends SIGTERM only to the shell between npm and this process, and the shell does not forward it. */
  #endWithParent(): void {
    const parent = process.ppid;
    const check = (): void => {
      if (process.ppid === parent) return;
      clearInterval(timer);
      void this.close().finally(() => process.exit(EXIT_CODES.SIGHUP));
    };
    const timer = setInterval(check, PARENT_CHECK_MS).unref();
  }

  async #closeAll(): Promise<void> {
    for (const closable of [...this.#open].reverse()) {
      try {
        await closable.close?.();
      } catch {
        // closeNow is called in any case.
      }
      closable.closeNow();
      this.#open.delete(closable);
    }
  }

  #closeAllNow(): void {
    for (const closable of [...this.#open].reverse()) closable.closeNow();
    this.#open.clear();
  }
}

/**
 * Runs a program to its end, closes what it opened, and exits with the code that it returns. A plain `Error` is a
 * message for the user: it is printed without a stack, and the exit code is 1.
 */
export async function runProgram(program: (cleanUp: CleanUp) => Promise<number>): Promise<void> {
  const cleanUp = new CleanUp();
  cleanUp.listen();
  let exitCode = 1;
  try {
    exitCode = await program(cleanUp);
  } catch (error) {
    // The signal that started the closing ends the process with its own exit code.
    if (cleanUp.isClosing) return;
    report(error);
  }
  await cleanUp.close();
  process.exit(exitCode);
}

function report(error: unknown): void {
  const isSentence = error instanceof Error && error.constructor === Error && !('code' in error);
  const text = error instanceof Error ? (isSentence ? error.message : error.stack) : String(error);
  process.stderr.write(`${text}\n`);
}
