import type { Panel } from './panel';
import { FAILED_RATE, rateOf } from './rates';
import { line, lineOf, mean, ratio } from './series';
import { LOGGERS } from './sources';

const PROMPT = rateOf('lmdeploy:prompt_tokens_total');
const CACHED = rateOf('lmdeploy:cached_tokens_total');

const increase = (metric: string, window: string): string =>
  `sum(increase(lmdeploy:${metric}{$selector}[${window}]))`;

export const throughput = [
  {
    id: 'token-throughput',
    title: { en: 'Token throughput', zh: 'Token 吞吐' },
    help: {
      en: 'Tokens/s of the selected ranks. Computed is prompt minus cached, inexact over short windows: cached counts at finish.',
      zh: '所选 Rank 的合计。实际计算为输入减去命中；命中在请求完成时才计入，短窗口内有偏差。',
    },
    unit: 'tokensPerSecond',
    headline: 1,
    series: [
      line('prompt', { en: 'prompt', zh: '输入' }, PROMPT),
      line('generation', { en: 'output', zh: '输出' }, rateOf('lmdeploy:generation_tokens_total')),
      line('cached', { en: 'cached', zh: '缓存命中' }, CACHED),
      {
        ...line('computed', { en: 'computed', zh: '实际计算' }, `clamp_min(${PROMPT} - ${CACHED}, 0)`),
        shortName: { en: 'comp.', zh: '计算' },
      },
    ],
    since: 'v0.9.2',
    source: LOGGERS,
  },
  {
    id: 'request-rate',
    title: { en: 'Requests per second', zh: '请求速率' },
    help: {
      en: 'Finished requests, counted at finish. Failed includes cancelled, aborted and errored requests, set every 10 s.',
      zh: '已完成的请求在完成时计入；失败含取消、中止和出错，不可区分，每 10 秒更新。',
    },
    unit: 'requestsPerSecond',
    headline: 0,
    series: [
      {
        reading: { kind: 'count', histogram: 'lmdeploy:e2e_request_latency_seconds' },
        role: 'running',
        name: { en: 'finished', zh: '已完成' },
        shortName: { en: 'done', zh: '完成' },
      },
      line('failed', { en: 'failed', zh: '失败' }, FAILED_RATE),
    ],
    since: 'v0.12.3',
    source: LOGGERS,
  },
  {
    id: 'tokens-per-request',
    title: { en: 'Tokens per request', zh: '每请求 Token 数' },
    help: {
      en: 'Mean prompt and output length of finished requests. Prompts include cached tokens.',
      zh: '已完成请求的平均输入和输出长度，请求完成时计入；输入含缓存命中的 Token。',
    },
    unit: 'tokens',
    scale: 'auto',
    headline: 1,
    series: [
      mean('lmdeploy:request_prompt_tokens', 'prompt', { en: 'prompt', zh: '输入' }),
      mean('lmdeploy:request_generation_tokens', 'generation', { en: 'output', zh: '输出' }),
    ],
    since: 'v0.9.2',
    source: LOGGERS,
  },
  {
    id: 'speed-per-user',
    title: { en: 'Output speed per request', zh: '单请求输出速度' },
    help: {
      en: 'Output tokens divided by decode time: the speed at which a user sees text. Excludes the time to first token.',
      zh: '输出 Token 数除以 Decode 耗时，即用户看到的出字速度。请求完成时计入，不含首字延迟。',
    },
    unit: 'tokensPerSecond',
    headline: 0,
    series: [
      lineOf(
        'generation',
        { en: 'mean', zh: '平均' },
        ratio(
          rateOf('lmdeploy:request_generation_tokens_sum'),
          rateOf('lmdeploy:request_decode_time_seconds_sum'),
        ),
      ),
    ],
    since: 'v0.9.2',
    source: LOGGERS,
  },
  {
    id: 'tokens-total',
    title: { en: 'Total tokens, 24 h and 7 d', zh: '累计 Token 数（24 小时、7 天）' },
    help: {
      en: 'Prompt and output tokens of 24 h and 7 d up to the end of the range. Limited by how long Prometheus keeps data.',
      zh: '截至时间范围末尾，近 24 小时和近 7 天的输入、输出 Token 数；保留期不足时按现有数据计。',
    },
    unit: 'tokens',
    form: 'figures',
    headline: 0,
    series: [
      line(
        'generation',
        { en: 'output, 24 h', zh: '输出，24 小时' },
        increase('generation_tokens_total', '24h'),
      ),
      line('prompt', { en: 'prompt, 24 h', zh: '输入，24 小时' }, increase('prompt_tokens_total', '24h')),
      line('generation', { en: 'output, 7 d', zh: '输出，7 天' }, increase('generation_tokens_total', '7d')),
      line('prompt', { en: 'prompt, 7 d', zh: '输入，7 天' }, increase('prompt_tokens_total', '7d')),
    ],
    since: 'v0.9.2',
    source: LOGGERS,
  },
] as const satisfies readonly Panel[];
