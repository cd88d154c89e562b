/** The model of two ranks whose numbers are known. */
export const KNOWN_MODEL = 'known/Model-1B';

/** Its rank 1 answers no scrape for so long before the end, seconds. */
const DOWN_S = 600;

const JOB = 'lmdeploy-known';
const INSTANCES = ['10.0.5.1:23333', '10.0.5.2:23333'] as const;

type OfRanks = readonly [rank0: number, rank1: number];

/** What stands still. */
const GAUGES: Readonly<Record<string, OfRanks>> = {
  'lmdeploy:num_requests_running': [9, 0],
  'lmdeploy:num_requests_waiting': [4, 0],
  'lmdeploy:num_api_requests_waiting': [12, 0],
};

/** What grows evenly: by so much each second, so that every rate is what stands here. */
const COUNTERS: Readonly<Record<string, OfRanks>> = {
  'lmdeploy:generation_tokens_total': [300, 100],
  'lmdeploy:prompt_tokens_total': [700, 100],
  'lmdeploy:cached_tokens_total': [200, 40],
  'lmdeploy:time_to_first_token_seconds_count': [1.5, 0.5],
  'lmdeploy:time_to_first_token_seconds_sum': [3, 0.5],
  'lmdeploy:e2e_request_latency_seconds_count': [1.5, 0.5],
  'lmdeploy:e2e_request_latency_seconds_sum': [15, 2],
  'lmdeploy:request_queue_time_seconds_count': [1.5, 0.5],
  'lmdeploy:request_queue_time_seconds_sum': [1, 0],
  'lmdeploy:request_prefill_time_seconds_count': [1.5, 0.5],
  'lmdeploy:request_prefill_time_seconds_sum': [2, 0.5],
  'lmdeploy:request_decode_time_seconds_count': [1.5, 0.5],
  'lmdeploy:request_decode_time_seconds_sum': [10, 1],
  'lmdeploy:request_prompt_tokens_sum': [700, 100],
  'lmdeploy:request_cached_tokens_sum': [200, 40],
  'lmdeploy:request_generation_tokens_sum': [260, 82],
  'lmdeploy:request_generation_tokens_count': [1.5, 0.5],
  'lmdeploy:num_requests_failed': [0.1, 0],
  'lmdeploy:num_requests_succeeded': [1.5, 0.5],
};

/** What dcgm-exporter tells of one GPU: percent, MiB, MiB, °C, W. */
const GPU: Readonly<Record<string, number>> = {
  DCGM_FI_DEV_GPU_UTIL: 80,
  DCGM_FI_DEV_FB_USED: 60_000,
  DCGM_FI_DEV_FB_FREE: 20_000,
  DCGM_FI_DEV_GPU_TEMP: 61,
  DCGM_FI_DEV_POWER_USAGE: 412.5,
};

/**
 * Samples of both ranks and of their targets and of a GPU, in OpenMetrics. A counter starts as if it had counted for an hour.
 * @param startS a multiple of the interval, as `endS`, Unix seconds
 */
export function knownSeries(startS: number, endS: number, intervalS: number): string {
  const lines: string[] = [];
  const add = (name: string, labels: string, untilS: number, valueAt: (timeS: number) => number): void => {
    for (let timeS = startS; timeS <= untilS; timeS += intervalS)
      lines.push(`${name}{${labels}} ${valueAt(timeS)} ${timeS}`);
  };
  const upUntilS = [endS, endS - DOWN_S] as const;
  const each = (table: Readonly<Record<string, OfRanks>>, grows: boolean): void => {
    for (const [name, values] of Object.entries(table)) {
      for (const rank of [0, 1] as const) {
        const labels = `engine="${rank}",instance="${INSTANCES[rank]}",job="${JOB}",model_name="${KNOWN_MODEL}"`;
        add(name, labels, upUntilS[rank], (timeS) => values[rank] * (grows ? timeS - startS + 3600 : 1));
      }
    }
  };
  each(GAUGES, false);
  each(COUNTERS, true);
  for (const rank of [0, 1] as const) {
    const target = `instance="${INSTANCES[rank]}",job="${JOB}"`;
    add('up', target, endS, (timeS) => (timeS <= upUntilS[rank] ? 1 : 0));
    add('process_start_time_seconds', target, upUntilS[rank], () => startS - 3600);
  }
  for (const [name, value] of Object.entries(GPU))
    add(name, 'Hostname="node1",gpu="0",instance="10.0.5.1:9400",job="dcgm"', endS, () => value);
  return `${lines.join('\n')}\n# EOF\n`;
}
