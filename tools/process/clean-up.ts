import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Something that must not outlive the program. */
export interface Closable {
  /** The polite way; may take some seconds. */
  close?(): Promise<void> | void;
  /** The way when there is no time left: synchronous, harmless after `close`, never throws. */
  closeNow(): void;
}

const PARENT_LOOK_MS = 500;

/** The signals that end us, with the exit code by which a shell knows that. */
const EXIT_CODES = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Closes what a program has opened, the last opened first, however the program ends: by itself, by an
 * uncaught error, by Ctrl-C, by a signal, or with its terminal.
 */
export class CleanUp {
  readonly #open = new Set<Closable>();
  #closing: Promise<void> | null = null;

  /** True from the moment that closing begins; a program that is still starting should stop there. */
  get isClosing(): boolean {
    return this.#closing !== null;
  }

  /**
   * Hands over something to close.
   * @returns a function that takes it back, for when the caller has closed it
   * @throws Error when closing has already begun; the thing is then closed at once
   */
  add(closable: Closable): () => void {
    if (this.isClosing) {
      closable.closeNow();
      throw new Error('The program is ending: nothing new is started.');
    }
    this.#open.add(closable);
    return () => this.#open.delete(closable);
  }

  /** Makes a folder in the system's place for temporary files; it is removed with all that is in it. */
  makeTempFolder(prefix: string): string {
    const folder = mkdtempSync(join(tmpdir(), prefix));
    this.add({ closeNow: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) });
    return folder;
  }

  /** Closes all, once; later calls wait for the same end. A failure to close one thing does not keep the others open. */
  close(): Promise<void> {
    this.#closing ??= this.#closeAll();
    return this.#closing;
  }

  /** From now on closes when the process ends. Call it once, before anything is opened. */
  listen(): void {
    process.once('exit', () => this.#closeAllNow());
    for (const [signal, code] of Object.entries(EXIT_CODES)) {
      process.on(signal, () => void this.close().finally(() => process.exit(code)));
    }
    if (process.env['npm_lifecycle_event'] !== undefined) this.#endWithParent();
    const fail = (error: unknown): void => {
      // What fails because its ground is being taken away is no news.
      if (!this.isClosing) report(error);
      void this.close().finally(() => process.exit(process.exitCode ?? 1));
    };
    process.on('uncaughtException', fail);
    process.on('unhandledRejection', fail);
    // A terminal that was closed fails each write; the signal that comes with it ends the program.
    process.stdout.on('error', () => undefined);
    process.stderr.on('error', () => undefined);
  }

  /** npm hands a SIGTERM only to the shell between it and us, which ends without a word. */
  #endWithParent(): void {
    const parent = process.ppid;
    const look = (): void => {
      if (process.ppid === parent) return;
      clearInterval(timer);
      void this.close().finally(() => process.exit(EXIT_CODES.SIGHUP));
    };
    const timer = setInterval(look, PARENT_LOOK_MS).unref();
  }

  async #closeAll(): Promise<void> {
    for (const closable of [...this.#open].reverse()) {
      try {
        await closable.close?.();
      } catch {
        // closeNow follows in any case.
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
 * Runs a program to its end and exits with the code it returns, all that it opened closed. A plain `Error` is a
 * sentence for the person who started it: it is told without a stack, and the exit code is 1.
 */
export async function runProgram(program: (cleanUp: CleanUp) => Promise<number>): Promise<void> {
  const cleanUp = new CleanUp();
  cleanUp.listen();
  let exitCode = 1;
  try {
    exitCode = await program(cleanUp);
  } catch (error) {
    // The signal that began the closing also ends the process, with its own code.
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
