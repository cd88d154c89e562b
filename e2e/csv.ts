export interface Csv {
  readonly names: readonly string[];
  /** Unix seconds. */
  readonly times: readonly number[];
  /** A column for each name; null is an empty cell. */
  readonly columns: readonly (readonly (number | null)[])[];
}

/** Reads the CSV of a panel (RFC 4180 with quoted cells, no line breaks inside them). */
export function parseCsv(text: string): Csv {
  const rows = text.trimEnd().split('\r\n').map(cells);
  const [head = [], ...body] = rows;
  return {
    names: head.slice(1),
    times: body.map((row) => Date.parse(row[0] ?? '') / 1000),
    columns: head.slice(1).map((_, i) => body.map((row) => (row[i + 1] ? Number(row[i + 1]) : null))),
  };
}

function cells(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}
