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
