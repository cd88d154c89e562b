type Values = readonly (number | null)[];

/**
 * At most `most` points, and the last one, for a small line. Each run keeps the point that is farthest from the one kept
 * before it, so that no peak is lost.
 */
export function thinned(values: Values, most: number): Values {
  const run = Math.ceil(values.length / most);
  if (run <= 1) return values;
  const thin: (number | null)[] = [];
  let before = 0;
  for (let from = 0; from < values.length - 1; from += run) {
    let farthest: number | null = null;
    for (let i = from; i < Math.min(from + run, values.length - 1); i++) {
      const value = values[i] ?? null;
      if (value === null) continue;
      if (farthest === null || Math.abs(value - before) > Math.abs(farthest - before)) farthest = value;
    }
    thin.push(farthest);
    before = farthest ?? before;
  }
  thin.push(values.at(-1) ?? null);
  return thin;
}
