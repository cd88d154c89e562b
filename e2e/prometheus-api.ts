interface RawSeries {
  readonly metric: Record<string, string>;
  readonly values: readonly (readonly [number, string])[];
}

/** The direct answer of a Prometheus to a range query. Throws when it refuses. */
export async function queryRange(
  prometheusUrl: string,
  query: string,
  startS: number,
  endS: number,
  stepS: number,
): Promise<RawSeries[]> {
  const params = new URLSearchParams({
    query,
    start: String(startS),
    end: String(endS),
    step: String(stepS),
  });
  const response = await fetch(`${prometheusUrl}/api/v1/query_range?${params.toString()}`);
  const body = (await response.json()) as { status: string; error?: string; data: { result: RawSeries[] } };
  if (body.status !== 'success') throw new Error(body.error ?? 'refused');
  return body.data.result;
}

/** The single number at the end of a grid, or null where there is none. @throws Error when there are several series */
export async function numberAt(prometheusUrl: string, query: string, timeS: number): Promise<number | null> {
  const series = await queryRange(prometheusUrl, query, timeS, timeS, 1);
  if (series.length > 1) throw new Error(`${query} has ${series.length} series`);
  const value = series[0]?.values[0]?.[1];
  return value === undefined ? null : Number(value);
}

/** The sum of all points of all series over a grid. */
export async function sumOver(
  prometheusUrl: string,
  query: string,
  { startS, endS, stepS }: { startS: number; endS: number; stepS: number },
): Promise<number> {
  const series = await queryRange(prometheusUrl, query, startS, endS, stepS);
  return series.flatMap(({ values }) => values).reduce((sum, [, text]) => sum + Number(text), 0);
}
