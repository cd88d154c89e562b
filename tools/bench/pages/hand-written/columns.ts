/** The values of each line on the grid, by the name of the line; null is a gap. */
export type Columns = Map<string, (number | null)[]>;

interface MatrixResponse {
  readonly data: {
    readonly result: readonly {
      readonly metric: Readonly<Record<string, string>>;
      readonly values: readonly (readonly [number, string])[];
    }[];
  };
}

/** The series of a response, named by the values of their labels. */
export function columnsOf(response: unknown, startS: number, stepS: number, points: number): Columns {
  const columns: Columns = new Map();
  for (const { metric, values } of (response as MatrixResponse).data.result) {
    const column = new Array<number | null>(points).fill(null);
    for (const [timeS, text] of values) {
      const value = Number(text);
      column[Math.round((timeS - startS) / stepS)] = Number.isFinite(value) ? value : null;
    }
    columns.set(Object.values(metric).join(' '), column);
  }
  return columns;
}

const QUANTILES = [0.99, 0.95, 0.9, 0.5];

/** p99, p95, p90, p50 and the mean, from cumulative buckets and their sum. */
export function statisticsOf(columns: Columns, points: number): Columns {
  const sums = columns.get('sum');
  const buckets = [...columns]
    .filter(([name]) => name !== 'sum')
    .map(([name, values]) => ({ bound: name === '+Inf' ? Infinity : Number(name), values }))
    .sort((a, b) => a.bound - b.bound);
  const lines = [...QUANTILES, 0].map(() => new Array<number | null>(points).fill(null));
  const counts = new Float64Array(buckets.length);
  for (let t = 0; t < points; t++) {
    let most = 0;
    buckets.forEach(({ values }, i) => {
      most = Math.max(most, values[t] ?? 0);
      counts[i] = most;
    });
    if (!(most > 0)) continue;
    QUANTILES.forEach((q, k) => {
      const rank = q * most;
      let i = 0;
      while (i < buckets.length - 1 && (counts[i] ?? 0) < rank) i += 1;
      const lower = i > 0 ? (buckets[i - 1]?.bound ?? 0) : 0;
      const upper = buckets[i]?.bound ?? 0;
      const below = i > 0 ? (counts[i - 1] ?? 0) : 0;
      const share = (rank - below) / ((counts[i] ?? 0) - below);
      const line = lines[k];
      if (line) line[t] = upper === Infinity ? lower : lower + (upper - lower) * share;
    });
    const means = lines.at(-1);
    if (means) means[t] = (sums?.[t] ?? 0) / most;
  }
  return new Map([...QUANTILES.map((q) => `p${q * 100}`), 'mean'].map((name, i) => [name, lines[i] ?? []]));
}
