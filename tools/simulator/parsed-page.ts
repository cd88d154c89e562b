export interface ParsedFamily {
  readonly name: string;
  readonly type: string;
  readonly help: string;
  readonly samples: readonly ParsedSample[];
}

export interface ParsedSample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Parses a page of /metrics in either format, for tests. */
export function parsePage(page: string): ParsedFamily[] {
  const families: (ParsedFamily & { type: string; samples: ParsedSample[] })[] = [];
  for (const line of page.split('\n')) {
    const family = families.at(-1);
    const [, keyword, name = '', rest = ''] = /^# (HELP|TYPE) (\S+) (.*)$/.exec(line) ?? [];
    if (keyword === 'HELP') families.push({ name, type: '', help: rest, samples: [] });
    else if (keyword === 'TYPE' && family) family.type = rest;
    else if (line !== '' && !line.startsWith('#')) family?.samples.push(parseSample(line));
  }
  return families;
}

/** Reads `name{labels} value` and leaves out a timestamp. */
export function parseSample(line: string): ParsedSample {
  const match = /^([^{ ]+)(?:\{(.*)\})? (\S+)(?: [\d.]+)?$/.exec(line);
  if (!match) throw new Error(`Not a sample: ${line}`);
  const [, name = '', labelText = '', value] = match;
  const pairs = [...labelText.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)];
  const labels = Object.fromEntries(pairs.map(([, key = '', text = '']) => [key, unescape(text)]));
  return { name, labels, value: Number(value) };
}

/** A text for a series that does not depend on the order of its labels. */
export function seriesId({ name, labels }: ParsedSample): string {
  return JSON.stringify([name, Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1))]);
}

function unescape(text: string): string {
  return text.replace(/\\(.)/g, (_, char: string) => (char === 'n' ? '\n' : char));
}
