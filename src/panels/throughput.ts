import type { Panel } from './panel';
import { expr } from './series';

const LOGGERS = 'https://github.com/InternLM/lmdeploy/blob/main/lmdeploy/metrics/loggers.py';

export const throughput = [
  {
    id: 'token-throughput',
    title: { en: 'Token throughput', zh: 'Token 吞吐' },
    help: {
      en: 'Sum over the selected ranks. Prompt includes tokens served from the prefix cache.',
      zh: '所选 Rank 求和。输入含前缀缓存命中的 Token。',
    },
    unit: 'tokensPerSecond',
    headline: 1,
    series: [
      {
        reading: expr('sum(rate(lmdeploy:prompt_tokens_total{$selector}[$window]))'),
        role: 'prompt',
        name: { en: 'prompt', zh: '输入' },
      },
      {
        reading: expr('sum(rate(lmdeploy:generation_tokens_total{$selector}[$window]))'),
        role: 'generation',
        name: { en: 'generation', zh: '输出' },
        shortName: { en: 'gen.', zh: '输出' },
      },
    ],
    since: 'v0.9.2',
    source: LOGGERS,
  },
  {
    id: 'finish-reason',
    title: { en: 'Finish reasons', zh: '结束原因' },
    help: {
      en: 'LMDeploy counts FINISH only, stop and length together. Failed: cancelled, aborted and errored together.',
      zh: 'LMDeploy 只统计 FINISH，不区分 stop 与 length。失败包含取消、中止和出错，未加区分。',
    },
    unit: 'requestsPerMinute',
    headline: 0,
    series: [
      {
        // A reason that has never occurred stands at 0 for ever: it is left out.
        reading: expr(
          'sum by (finished_reason) (rate(lmdeploy:request_success_total{$selector}[$window]))' +
            ' and sum by (finished_reason) (lmdeploy:request_success_total{$selector}) > 0',
        ),
        role: 'running',
        name: { label: 'finished_reason', strip: 'ResponseType.' },
      },
      {
        reading: expr('sum(rate(lmdeploy:num_requests_failed{$selector}[$gaugeWindow])) > 0'),
        role: 'failed',
        name: { en: 'failed', zh: '失败' },
      },
    ],
    since: 'v0.9.2',
    source: LOGGERS,
  },
] as const satisfies readonly Panel[];
