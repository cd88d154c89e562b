/** The used fields of a response with an instant vector. */
interface VectorResponse {
  readonly data?: { readonly result?: readonly { readonly value: readonly [number, string] }[] };
}

/** The status of a response, or null without a response. */
export async function statusOf(url: string, headers: Record<string, string> = {}): Promise<number | null> {
  const response = await fetch(url, { headers, signal: AbortSignal.timeout(10_000) }).catch(() => null);
  await response?.body?.cancel();
  return response?.status ?? null;
}

/** The values of an instant query to the API below `base`; null without a successful response. */
export async function valuesOf(base: string, query: string, timeS?: number): Promise<number[] | null> {
  const params = new URLSearchParams({ query, ...(timeS === undefined ? {} : { time: String(timeS) }) });
  const response = await fetch(`${base}/api/v1/query?${params.toString()}`, {
    signal: AbortSignal.timeout(10_000),
  }).catch(() => null);
  if (response?.ok !== true) return null;
  const { data } = (await response.json()) as VectorResponse;
  return (data?.result ?? []).map(({ value }) => Number(value[1]));
}

/**
 * Waits until a condition is true.
 * @throws Error that names the condition when it is not true within `timeoutS`
 */
export async function until(what: string, timeoutS: number, holds: () => Promise<boolean>): Promise<void> {
  const deadlineMs = performance.now() + timeoutS * 1000;
  while (performance.now() < deadlineMs) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`Not within ${timeoutS} s: ${what}`);
}

/** The text of a response. @throws TypeError when there is no response */
export async function textOf(url: string): Promise<string> {
  return (await fetch(url, { signal: AbortSignal.timeout(10_000) })).text();
}
