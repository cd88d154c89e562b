import { type FileHandle, open } from 'node:fs/promises';

const bufferBytes = 4 << 20;
/** Longest value (a float of 24 characters), the space after it, and a margin, bytes. */
const valueBytes = 32;
const eof = Buffer.from('# EOF\n');

/** One series in a table of samples, which has a row for each scrape. */
export interface Column {
  /** Name and labels, followed by a space. */
  readonly prefix: Uint8Array;
  readonly table: Float64Array;
  /** Number of values of one scrape in the table. */
  readonly width: number;
  readonly column: number;
}

/** The times of the scrapes as text. Each has the same length and ends with a line feed. */
export interface Times {
  readonly count: number;
  readonly text: Uint8Array;
}

/**
 * Writes an OpenMetrics file fast: it fills one of two large buffers with text while the other is written to the disk. A
 * string for each of millions of samples would be too slow.
 */
export class SampleFile {
  readonly #handle: FileHandle;
  #buffer = Buffer.allocUnsafe(bufferBytes);
  #other = Buffer.allocUnsafe(bufferBytes);
  #used = 0;
  #writing: Promise<unknown> = Promise.resolve();

  private constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  static async create(path: string): Promise<SampleFile> {
    return new SampleFile(await open(path, 'w'));
  }

  /** Writes a line for each value that is not NaN. */
  async writeColumn(column: Column, times: Times): Promise<void> {
    const timeBytes = times.text.length / Math.max(1, times.count);
    await this.#reserve(times.count * (column.prefix.length + valueBytes + timeBytes));
    this.#used = writeLines(this.#buffer, this.#used, column, times, timeBytes);
  }

  /** Ends the file. Call it also after an error. */
  async close(): Promise<void> {
    try {
      await this.#reserve(eof.length);
      this.#buffer.set(eof, this.#used);
      this.#used += eof.length;
      await this.#flush();
      await this.#writing;
    } finally {
      await this.#handle.close();
    }
  }

  async #reserve(bytes: number): Promise<void> {
    if (this.#used + bytes > this.#buffer.length) await this.#flush();
    if (bytes > this.#buffer.length) this.#buffer = Buffer.allocUnsafe(bytes);
  }

  async #flush(): Promise<void> {
    await this.#writing;
    this.#writing = this.#handle.write(this.#buffer, 0, this.#used);
    // The next flush throws the error of this write; until then it must not be an unhandled rejection.
    this.#writing.catch(() => undefined);
    [this.#buffer, this.#other] = [this.#other, this.#buffer];
    this.#used = 0;
  }
}

function writeLines(out: Buffer, start: number, column: Column, times: Times, timeBytes: number): number {
  const { prefix, table, width } = column;
  const { text } = times;
  let at = start;
  let lineAt = start;
  let valueEnd = start;
  let last = NaN;
  for (let row = 0; row < times.count; row++) {
    const value = table[row * width + column.column] ?? NaN;
    if (value !== value) continue;
    if (value === last) {
      const length = valueEnd - lineAt;
      out.copyWithin(at, lineAt, valueEnd);
      lineAt = at;
      at += length;
    } else {
      lineAt = at;
      out.set(prefix, at);
      at = writeNumber(out, at + prefix.length, value);
      out[at++] = 0x20;
      last = value;
    }
    valueEnd = at;
    for (let i = row * timeBytes, end = i + timeBytes; i < end; i++) out[at++] = text[i] ?? 0;
  }
  return at;
}

/** Writes a finite number in the shortest form that parses to the same number. */
function writeNumber(out: Buffer, at: number, value: number): number {
  const integer = value | 0;
  if (integer !== value || integer < 0) return at + out.write(String(value), at, 'latin1');
  let digits = 1;
  for (let power = 10; power <= integer; power *= 10) digits += 1;
  let rest = integer;
  for (let i = at + digits - 1; i >= at; i--) {
    const next = (rest / 10) | 0;
    out[i] = 0x30 + rest - next * 10;
    rest = next;
  }
  return at + digits;
}
