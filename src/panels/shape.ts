import type { Panel } from './panel';
import { rateOf } from './rates';
import { heatmapOfLengths, lineOf, ratio } from './series';
import { LOGGERS } from './sources';

export const shape = [
  {
    id: 'prompt-length',
    title: { en: 'Prompt length', zh: '输入长度' },
    help: {
      en: 'Prompt tokens of finished requests, including cached ones, at finish. Lengths above the last bucket are unknown.',
      zh: '已完成请求的输入 Token 数，含缓存命中，请求结束时计入。超过最大桶的长度无法得知。',
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
      en: 'Generated tokens of finished requests, at finish. A bright row at the top may be outputs that end at max_tokens.',
      zh: '已完成请求的输出 Token 数，请求结束时计入。顶部若有亮行，可能是大量输出被 max_tokens 截断。',
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
    title: { en: 'Cached prompt tokens', zh: '命中的输入 Token 数' },
    help: {
      en: 'Prompt tokens of finished requests that came from the prefix cache, at finish. The lowest row includes requests without a hit.',
      zh: '已完成请求中由前缀缓存提供的输入 Token 数，请求结束时计入。最下一行包含未命中的请求。',
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
      en: 'Prompt tokens per generated token, both at finish. High: mostly prefill work. Low: mostly decode work.',
      zh: '每生成 1 个 Token 对应的输入 Token 数，均在请求结束时计入。高则偏 Prefill，低则偏 Decode。',
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
