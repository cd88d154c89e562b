/** A series with its samples as Prometheus stores them: Unix seconds, and the value as text. */
export interface RawSeries {
  readonly metric: Readonly<Record<string, string>>;
  readonly values: readonly (readonly [number, string])[];
}

/**
 * Reads stored samples. Stale markers are not among them.
 * @param timeS Unix seconds at which the window ends
 * @param window length of the window as a PromQL duration, such as `90m`
 * @param selector the series to read, such as `{job="lmdeploy"}`
 * @throws Error with the sentence of Prometheus when it refuses
 */
export async function readSamples(
  prometheusUrl: string,
  timeS: number,
  window: string,
  selector: string,
): Promise<readonly RawSeries[]> {
  const params = new URLSearchParams({ query: `${selector}[${window}]`, time: String(timeS) });
  const response = await fetch(`${prometheusUrl}/api/v1/query?${params.toString()}`);
  const body = (await response.json()) as { error?: string; data?: { result: readonly RawSeries[] } };
  if (body.data === undefined) throw new Error(`Prometheus refused to read samples: ${body.error ?? ''}`);
  return body.data.result;
}
