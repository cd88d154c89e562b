import { RANK } from '../lib/reading';
import type { Panel } from './panel';
import { rateOf, ratioOf, seriesRateOf, sumOfPossible } from './rates';
import { gauge, heatmapWithMean, line, lineOf, rankLinesOf, ratio } from './series';
import { LOGGERS, SCHEDULER } from './sources';

const HIT_RATIO = 'lmdeploy:request_cache_hit_ratio';
const CACHED = rateOf('lmdeploy:request_cached_tokens_sum');
const PROMPT = rateOf('lmdeploy:request_prompt_tokens_sum');
const CACHED_BY_SERIES = seriesRateOf('lmdeploy:request_cached_tokens_sum');
const COMPUTED_BY_SERIES = `${seriesRateOf('lmdeploy:request_prompt_tokens_sum')} - ${CACHED_BY_SERIES}`;
const PREFILL_SPENT = sumOfPossible(seriesRateOf('lmdeploy:request_prefill_time_seconds_sum'));

export const cache = [
  {
    id: 'kv-cache-usage',
    title: { en: 'KV cache by rank', zh: '各 Rank KV Cache 占用' },
    help: {
      en: 'Set every 10 s. High is a problem only while requests wait. PyTorch counts blocks kept for prefix reuse; TurboMind live bytes.',
      zh: '每 10 秒更新；有请求排队时，高占用才是问题。PyTorch 含为前缀复用保留的块，TurboMind 为存活字节。',
    },
    unit: 'percent',
    headline: 0,
    series: rankLinesOf(gauge(`max by (${RANK}) (lmdeploy:gpu_cache_usage_perc{$selector})`)),
    since: 'v0.9.2',
    source: SCHEDULER,
  },
  {
    id: 'prefix-hit-rate',
    title: { en: 'Prefix cache hit rate', zh: '前缀缓存命中率' },
    help: {
      en: 'Cached divided by prompt tokens, at finish. LMDeploy’s own gauge is a mean since start. Requests: share with any hit.',
      zh: '窗口内命中 Token 占输入 Token 的比例，而 LMDeploy 自带的是启动以来的平均。按请求：有命中的请求占比。',
    },
    unit: 'percent',
    headline: 0,
    series: [
      lineOf('cached', { en: 'tokens', zh: '按 Token' }, ratio(CACHED, PROMPT)),
      lineOf(
        'second',
        { en: 'requests', zh: '按请求' },
        ratio(`sum(rate(${HIT_RATIO}_bucket{$selector,le="0.0"}[$window]))`, rateOf(`${HIT_RATIO}_count`), {
          plus: 1,
          times: -1,
        }),
      ),
    ],
    since: 'v0.14.0',
    source: LOGGERS,
  },
  {
    id: 'hit-ratio-heatmap',
    title: { en: 'Hit rate by request', zh: '单请求命中率分布' },
    help: {
      en: 'Finished requests by the cached share of their prompt. The lowest row holds requests without a hit.',
      zh: '已完成请求按输入命中比例的分布，请求完成时计入。最下一行为完全未命中的请求。',
    },
    unit: 'percent',
    form: 'heatmap',
    headline: 2,
    series: heatmapWithMean(HIT_RATIO),
    since: 'v0.14.0',
    source: LOGGERS,
  },
  {
    id: 'prefill-saved',
    title: { en: 'Prefill time saved', zh: '前缀缓存节省的 Prefill' },
    help: {
      en: 'Prefill seconds saved per second, an estimate. Assumes that cached tokens cost the same as computed ones.',
      zh: '前缀缓存每秒省下的 Prefill 秒数（估计），假设命中与实际计算的 Token 成本相同。请求完成时计入。',
    },
    unit: 'secondsPerSecond',
    headline: 0,
    series: [
      line(
        'cached',
        { en: 'saved', zh: '节省' },
        `${sumOfPossible(CACHED_BY_SERIES)} * ${ratioOf(PREFILL_SPENT, sumOfPossible(COMPUTED_BY_SERIES))}`,
      ),
      line('prefill', { en: 'spent', zh: '实际花费' }, PREFILL_SPENT),
    ],
    leavesOut: 'impossible-times',
    since: 'v0.14.0',
    source: LOGGERS,
  },
] as const satisfies readonly Panel[];
