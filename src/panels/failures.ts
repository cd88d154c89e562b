import type { Panel } from './panel';
import { FAILED_RATE, rateOf, ratioOf } from './rates';
import { expr, exprOfRatio, line, lineOf, shareOf } from './series';
import { LOGGERS, STATS } from './sources';

/** False for servers that have had no request yet: they are idle, and 0 failures say nothing. */
const HAD_REQUESTS =
  'sum(lmdeploy:request_success_total{$selector}) > 0 or sum(lmdeploy:num_requests_failed{$selector}) > 0';

export const failures = [
  {
    id: 'failures',
    title: { en: 'Failed requests', zh: '失败请求' },
    help: {
      en: 'Cancelled, aborted and errored requests together, including disconnected clients. Set every 10 s.',
      zh: '取消、中止与出错的合计，LMDeploy 不区分原因；含客户端主动断开。每 10 秒更新。',
    },
    unit: 'requestsPerMinute',
    headline: 0,
    series: [line('failed', { en: 'failed', zh: '失败' }, FAILED_RATE)],
    since: 'v0.12.3',
    source: STATS,
  },
  {
    id: 'failure-ratio',
    title: { en: 'Failure ratio', zh: '失败率' },
    help: {
      en: 'Failed requests divided by failed plus succeeded. With few requests, one failure is a large share.',
      zh: '失败数除以失败与成功之和，每 10 秒更新。请求很少时，一次失败就占很大比例。',
    },
    unit: 'percent',
    headline: 0,
    series: [
      lineOf(
        'failed',
        { en: 'failed', zh: '失败' },
        shareOf(FAILED_RATE, rateOf('lmdeploy:num_requests_succeeded', '$gaugeWindow')),
      ),
    ],
    since: 'v0.12.3',
    source: STATS,
  },
  {
    id: 'finish-reason',
    title: { en: 'Finish reasons', zh: '结束原因' },
    help: {
      en: 'LMDeploy counts only FINISH, which includes stop and length. Failed includes cancelled and aborted requests.',
      zh: 'LMDeploy 只统计 FINISH，不区分 stop 与 length；失败含取消、中止和出错，也不区分。',
    },
    unit: 'requestsPerMinute',
    headline: 0,
    series: [
      {
        // The series of a reason that has never occurred stays at 0: it is left out.
        reading: expr(
          'sum by (finished_reason) (rate(lmdeploy:request_success_total{$selector}[$window]))' +
            ' and sum by (finished_reason) (lmdeploy:request_success_total{$selector}) > 0',
        ),
        role: 'running',
        name: { label: 'finished_reason', strip: 'ResponseType.' },
      },
      line('failed', { en: 'failed', zh: '失败' }, `${FAILED_RATE} and (${HAD_REQUESTS})`),
    ],
    since: 'v0.9.2',
    source: LOGGERS,
  },
  {
    id: 'wasted-tokens',
    title: { en: 'Wasted output tokens', zh: '浪费的输出 Token' },
    help: {
      en: 'Share of the last hour’s output tokens in no finished request: cancelled, failed or running. Too high while load rises.',
      zh: '近 1 小时输出、但不属于任何已完成请求的 Token 占比：取消、失败或仍在运行。负载上升时略偏高。',
    },
    unit: 'percent',
    headline: 0,
    series: [
      lineOf(
        'failed',
        { en: 'wasted', zh: '浪费' },
        exprOfRatio(
          `clamp_min(1 - ${ratioOf(
            rateOf('lmdeploy:request_generation_tokens_sum', '1h'),
            rateOf('lmdeploy:generation_tokens_total', '1h'),
          )}, 0)`,
        ),
      ),
    ],
    since: 'v0.9.2',
    source: LOGGERS,
  },
] as const satisfies readonly Panel[];
