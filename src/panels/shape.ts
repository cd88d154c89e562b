import type { Panel } from './panel';
import { rateOf } from './rates';
import { heatmapOfLengths, lineOf, ratio } from './series';
import { LOGGERS } from './sources';

export const shape = [
  {
    id: 'prompt-length',
    title: { en: 'Prompt length', zh: '输入长度' },
    help: {
      en: 'Prompt tokens of finished requests, including cached ones. Lengths above the last bucket are unknown.',
      zh: '已完成请求的输入 Token 数，含缓存命中，请求完成时计入。超过最大桶的长度无法得知。',
    },
    unit: 'tokens',
    form: 'heatmap',
    headline: 1,
    series: heatmapOfLengths('lmdeploy:request_prompt_tokens'),
    since: 'v0.9.2',
    source: LOGGERS,
  },
  {
    id: 'output-length',
    title: { en: 'Output length', zh: '输出长度' },
    help: {
      en: 'Output tokens of finished requests. A bright top row may be outputs that end at max_tokens.',
      zh: '已完成请求的输出 Token 数，请求完成时计入。顶部的亮行可能是被 max_tokens 截断的输出。',
    },
    unit: 'tokens',
    form: 'heatmap',
    headline: 1,
    series: heatmapOfLengths('lmdeploy:request_generation_tokens'),
    since: 'v0.9.2',
    source: LOGGERS,
  },
  {
    id: 'cached-length',
    title: { en: 'Cached prompt tokens', zh: '命中的输入 Token' },
    help: {
      en: 'Prompt tokens of finished requests from the prefix cache. The lowest row includes requests without a hit.',
      zh: '已完成请求中来自前缀缓存的输入 Token 数。最下一行包含未命中的请求。',
    },
    unit: 'tokens',
    form: 'heatmap',
    headline: 1,
    series: heatmapOfLengths('lmdeploy:request_cached_tokens'),
    since: 'v0.14.0',
    source: LOGGERS,
  },
  {
    id: 'input-output-ratio',
    title: { en: 'Prompt to output ratio', zh: '输入输出比' },
    help: {
      en: 'Prompt tokens per output token, both at finish. High: mostly prefill work. Low: mostly decode work.',
      zh: '输入与输出 Token 数之比，均在请求完成时计入。高则以 Prefill 为主，低则以 Decode 为主。',
    },
    unit: 'ratio',
    headline: 0,
    series: [
      lineOf(
        'main',
        { en: 'prompt / output', zh: '输入 / 输出' },
        ratio(rateOf('lmdeploy:request_prompt_tokens_sum'), rateOf('lmdeploy:request_generation_tokens_sum')),
      ),
    ],
    since: 'v0.9.2',
    source: LOGGERS,
  },
] as const satisfies readonly Panel[];
