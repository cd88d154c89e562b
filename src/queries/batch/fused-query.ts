import type { Series } from '../matrix';

/** The label that tells the expressions of one query apart. No metric of LMDeploy has it. */
const QUERY = 'lmd_query';

/** An expression, and where it is in the text of a fused query. */
export interface FusedPart {
  readonly expr: string;
  /** The index of its first character. */
  readonly from: number;
  /** The index after its last character. */
  readonly to: number;
}

/** Several expressions as one query. */
export interface FusedQuery {
  readonly text: string;
  readonly parts: readonly FusedPart[];
}

/**
 * Several expressions as one query: each series has the index of its expression as a label. One alone stays as it is.
 *
 * The `or`s are a balanced tree of parentheses: at each step an `or` hashes all series of both its sides, so a chain hashes those
 * of the first expression once for each expression. Histograms, which have the most series, have a tree of their own, so that
 * few `or`s hash them.
 * @see https://github.com/prometheus/prometheus/blob/main/promql/engine.go `VectorOr`
 */
export function fusedQuery(exprs: readonly string[]): FusedQuery {
  const [only] = exprs;
  if (only !== undefined && exprs.length === 1) {
    return { text: only, parts: [{ expr: only, from: 0, to: only.length }] };
  }
  const parts: FusedPart[] = new Array<FusedPart>(exprs.length);
  let text = '';
  const append = (indices: readonly number[]): void => {
    const [index = 0] = indices;
    if (indices.length > 1) {
      const many = indices.filter((i) => hasBuckets(exprs[i] ?? ''));
      const isMixed = many.length > 0 && many.length < indices.length;
      const middle = Math.ceil(indices.length / 2);
      text += '(';
      append(isMixed ? many : indices.slice(0, middle));
      text += ' or ';
      append(isMixed ? indices.filter((i) => !many.includes(i)) : indices.slice(middle));
      text += ')';
      return;
    }
    const expr = exprs[index] ?? '';
    text += 'label_replace(';
    parts[index] = { expr, from: text.length, to: text.length + expr.length };
    text += `${expr},"${QUERY}","${index}","","")`;
  };
  append(exprs.map((_, i) => i));
  return { text, parts };
}

/** True for an expression with a series for each bucket. */
const hasBuckets = (expr: string): boolean => expr.includes(' by (le)');

/**
 * The series of each expression of a fused query, in the order of the expressions, without the added label.
 * @param count number of expressions
 */
export function seriesOfParts(series: readonly Series[], count: number): readonly (readonly Series[])[] {
  if (count === 1) return [series];
  const byPart = Array.from({ length: count }, (): Series[] => []);
  for (const { labels, samples } of series) {
    const { [QUERY]: index, ...own } = labels;
    byPart[Number(index)]?.push({ labels: own, samples });
  }
  return byPart;
}

/** The position at the end of a warning or an info: `(1:42)` is line 1, character 42 of the query. */
const POSITION = /\((\d+):(\d+)\)$/;

/**
 * The warnings or infos of a fused query that are about one of its parts: those with a position in it, and those without any.
 * The position then counts from the start of the part.
 * @see https://github.com/prometheus/prometheus/blob/main/util/annotations/annotations.go
 */
export function notesOfPart(notes: readonly string[], { from, to }: FusedPart): string[] {
  return notes.flatMap((note) => {
    const [, line, column] = POSITION.exec(note) ?? [];
    if (line !== '1' || column === undefined) return [note];
    const at = Number(column) - 1;
    return at >= from && at < to ? [note.replace(POSITION, `(1:${at - from + 1})`)] : [];
  });
}
