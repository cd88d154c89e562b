/** A rank whose count of waiting requests holds some that hung up hours ago, so that they will never leave it. */
export const LEAKED_MODEL = 'truth/leaked';

const LEAKED = 12;
export const WAITING = 18;
export const FIRST_TOKENS_PER_S = 2;

/** Long enough ago for every moment that is looked at. */
const HISTORY_S = 4 * 3600;
const SPARSE_S = 240;
const DENSE_S = 5;
const WAITING_FOR_S = 120;

/**
 * Its samples in OpenMetrics, most of them far apart: only the last minutes are looked at as a rate.
 * @param endS Unix seconds, a multiple of {@link DENSE_S}
 */
export function leakedSeries(endS: number): string {
  const labels = `engine="0",instance="10.0.6.99:23333",job="lmdeploy",model_name="${LEAKED_MODEL}"`;
  const times: number[] = [];
  for (let timeS = endS - HISTORY_S; timeS < endS - 300; timeS += SPARSE_S) times.push(timeS);
  for (let timeS = endS - 300; timeS <= endS; timeS += DENSE_S) times.push(timeS);
  const series = {
    'lmdeploy:num_api_requests_waiting': (timeS: number) =>
      LEAKED + (timeS > endS - WAITING_FOR_S ? WAITING : 0),
    'lmdeploy:time_to_first_token_seconds_count': (timeS: number) =>
      (timeS - endS + HISTORY_S) * FIRST_TOKENS_PER_S,
  };
  const lines = Object.entries(series).flatMap(([name, valueAt]) =>
    times.map((timeS) => `${name}{${labels}} ${valueAt(timeS)} ${timeS}`),
  );
  return `${lines.join('\n')}\n# EOF\n`;
}
