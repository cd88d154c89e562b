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
      en: 'Sum over the selected ranks. Prompt counts at the first token, cached at finish, so computed (prompt minus cached) is inexact over short windows.',
      zh: '所选 Rank 求和。输入在首个 Token 时计入，缓存命中在请求结束时才计入，因此“实际计算”（输入减命中）在短窗口内有偏差。',
    },
    unit: 'tokensPerSecond',
    headline: 1,
    series: [
      line('prompt', { en: 'prompt', zh: '输入' }, PROMPT),
      {
        ...line('generation', { en: 'generation', zh: '输出' }, rateOf('lmdeploy:generation_tokens_total')),
        shortName: { en: 'gen.', zh: '输出' },
      },
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
      zh: '正常结束的请求在结束时计入；失败含取消、中止和出错，每 10 s 更新，不可区分。',
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
      en: 'Mean prompt and output length of finished requests, at finish. Prompts include cached tokens.',
      zh: '已完成请求的平均输入、输出长度，请求结束时计入；输入含缓存命中的 Token。',
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
    title: { en: 'Speed per request', zh: '单请求生成速度' },
    help: {
      en: 'Output tokens divided by decode time, at finish: the speed at which a user sees the text. Excludes the time before the first token.',
      zh: '输出 Token 数除以解码耗时，请求结束时计入，即用户看到的出字速度；不含首个 Token 之前的时间。',
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
    title: { en: 'Tokens over days', zh: '累计 Token 数' },
    help: {
      en: 'Prompt and generated tokens of the selected ranks in the 24 hours and 7 days before the end of the range, as far as Prometheus has the data.',
      zh: '所选 Rank 截至时间范围末尾的近 24 小时与近 7 天的输入、输出 Token 数；Prometheus 保留不足时按现有数据计。',
    },
    unit: 'tokens',
    form: 'figures',
    headline: 0,
    series: [
      line(
        'generation',
        { en: 'generated, 24 h', zh: '输出，24 小时' },
        increase('generation_tokens_total', '24h'),
      ),
      line('prompt', { en: 'prompt, 24 h', zh: '输入，24 小时' }, increase('prompt_tokens_total', '24h')),
      line(
        'generation',
        { en: 'generated, 7 d', zh: '输出，7 天' },
        increase('generation_tokens_total', '7d'),
      ),
      line('prompt', { en: 'prompt, 7 d', zh: '输入，7 天' }, increase('prompt_tokens_total', '7d')),
    ],
    since: 'v0.9.2',
    source: LOGGERS,
  },
] as const satisfies readonly Panel[];
