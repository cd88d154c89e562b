import type { CauseKind } from './cause';
import type { KindText } from './kind-text';

const BEYOND_LAW = {
  'beyond-law': {
    en: 'The batch is larger than any before, so load may be part of the cause.',
    zh: '批次大于以往任何一次，部分原因可能是负载。',
  },
};

export const KIND_TEXTS: Readonly<Record<CauseKind, KindText>> = {
  restart: {
    panel: 'process-restarts',
    state: 'warn',
    sentence: {
      en: '{where}: restarted at {at} while it served requests.',
      zh: '{where}：{at} 在处理请求时重启。',
    },
    ends: { en: '13 minutes after the restart.', zh: '重启 13 分钟后。' },
  },
  'not-reporting': {
    panel: 'process-up',
    state: 'bad',
    sentence: {
      en: '{where}: no metrics {when}. The process is down, or Prometheus cannot get its metrics.',
      zh: '{where}：{when}没有指标。进程已停止，或 Prometheus 抓不到它的指标。',
    },
    past: {
      en: '{where}: no metrics {when}. The process was down, or Prometheus could not get its metrics.',
      zh: '{where}：{when}没有指标。进程当时已停止，或 Prometheus 抓不到它的指标。',
    },
    ends: { en: 'When Prometheus scrapes it again.', zh: 'Prometheus 重新抓取到它之后。' },
  },
  stall: {
    panel: 'token-throughput',
    state: 'bad',
    sentence: {
      en: '{where}: stalled {when}, with {size} requests in the batch and no output.',
      zh: '{where}：{when}停滞，批次中有 {size} 个请求，没有任何输出。',
    },
    ends: { en: 'With the next output.', zh: '有新的输出之后。' },
  },
  clock: {
    panel: 'inter-token-latency',
    state: 'warn',
    sentence: {
      en: '{where}: the clocks of the API server and the engine differ by {size}, {when}. ITL is wrong by that much; TTFT is correct.',
      zh: '{where}：{when} API Server 与引擎的时钟相差 {size}。ITL 的误差与此相同，TTFT 不受影响。',
    },
    past: {
      en: '{where}: the clocks of the API server and the engine differed by {most}{size}, {when}. ITL is wrong by that much; TTFT is correct.',
      zh: '{where}：{when} API Server 与引擎的时钟相差{most} {size}。ITL 的误差与此相同，TTFT 不受影响。',
    },
    variants: {
      'late-or-clock': {
        en: 'It is also possible that the API server delivers outputs that late.',
        zh: '也可能是 API Server 的输出延迟了这么久。',
      },
    },
    ends: { en: 'When both clocks agree again.', zh: '两个时钟重新一致之后。' },
  },
  'api-late': {
    panel: 'inter-token-latency',
    state: 'warn',
    sentence: {
      en: '{where}: the API server delivers every output {size} late, {when}. The engine is as fast as before.',
      zh: '{where}：{when} API Server 每次输出都延迟 {size}，引擎速度不变。',
    },
    past: {
      en: '{where}: the API server delivered every output {most}{size} late, {when}. The engine was as fast as usual.',
      zh: '{where}：{when} API Server 每次输出都延迟{most} {size}，引擎速度不变。',
    },
    variants: {
      busy: { en: 'Its CPU is saturated.', zh: '其 CPU 已用满。' },
      starved: { en: 'It gets too little CPU time.', zh: '其得到的 CPU 时间不足。' },
    },
    ends: { en: 'When outputs are delivered as fast as before.', zh: '输出延迟恢复之后。' },
  },
  'held-handles': {
    panel: 'scheduler',
    state: 'warn',
    sentence: {
      en: '{where}: {size} request handles are held by requests that the engine does not know, {when}. A restart frees them.',
      zh: '{where}：{when}有 {size} 个请求句柄被引擎中不存在的请求占用，重启后才会释放。',
    },
    past: {
      en: '{where}: {most}{size} request handles were held by requests that the engine did not know, {when}.',
      zh: '{where}：{when}被引擎中不存在的请求占用的请求句柄{most}为 {size} 个。',
    },
    ends: { en: 'When fewer than 2 such handles are left.', zh: '此类句柄少于 2 个之后。' },
  },
  acceptance: {
    panel: 'spec-acceptance',
    state: 'warn',
    sentence: {
      en: '{where}: speculative decoding accepts {now} of its draft tokens, usually {usual}, {when}.',
      zh: '{where}：{when}投机解码的草稿接受率为 {now}，通常为 {usual}。',
    },
    past: {
      en: '{where}: speculative decoding accepted {least}{now} of its draft tokens, usually {usual}, {when}.',
      zh: '{where}：{when}投机解码的草稿接受率{least}为 {now}，通常为 {usual}。',
    },
    ends: { en: 'Above 75% of the usual acceptance.', zh: '接受率高于通常值的 75% 之后。' },
  },
  'engine-slow': {
    panel: 'rank-itl',
    state: 'bad',
    sentence: {
      en: '{where}: decode steps take {size}× as long as the batch size explains, and prefill is slower too, {when}.',
      zh: '{where}：{when} Decode 步耗时是按批次大小预期的 {size} 倍，Prefill 也变慢。',
    },
    past: {
      en: '{where}: decode steps took {most}{size}× as long as the batch size explains, and prefill was slower too, {when}.',
      zh: '{where}：{when} Decode 步耗时{most}为按批次大小预期的 {size} 倍，Prefill 也变慢。',
    },
    variants: BEYOND_LAW,
    ends: {
      en: 'When steps take less than 1.3× as long as the batch size explains.',
      zh: '步耗时低于预期的 1.3 倍之后。',
    },
  },
  'decode-slow': {
    panel: 'rank-itl',
    state: 'bad',
    sentence: {
      en: '{where}: decode steps take {size}× as long as the batch size explains, {when}.',
      zh: '{where}：{when} Decode 步耗时是按批次大小预期的 {size} 倍。',
    },
    past: {
      en: '{where}: decode steps took {most}{size}× as long as the batch size explains, {when}.',
      zh: '{where}：{when} Decode 步耗时{most}为按批次大小预期的 {size} 倍。',
    },
    variants: BEYOND_LAW,
    ends: {
      en: 'When steps take less than 1.3× as long as the batch size explains.',
      zh: '步耗时低于预期的 1.3 倍之后。',
    },
  },
  'prefill-slow': {
    panel: 'request-phases',
    state: 'bad',
    sentence: {
      en: '{where}: prefill takes {size}× longer for each computed token, {when}.',
      zh: '{where}：{when}每个计算 Token 的 Prefill 耗时是通常的 {size} 倍。',
    },
    past: {
      en: '{where}: prefill took {most}{size}× longer for each computed token, {when}.',
      zh: '{where}：{when}每个计算 Token 的 Prefill 耗时{most}为通常的 {size} 倍。',
    },
    variants: {
      'shared-batch': {
        en: 'Prompts that share a batch may be part of the cause.',
        zh: '部分原因可能是多个输入合并在同一批次中。',
      },
    },
    ends: { en: 'Below 1.45× the usual time for a token.', zh: '低于通常耗时的 1.45 倍之后。' },
  },
  'no-traffic': {
    panel: 'rank-throughput',
    state: 'warn',
    sentence: {
      en: '{where}: receives no requests {when}, while other ranks do. The router sends none, or the process does not accept them.',
      zh: '{where}：{when}没有收到请求，而其他 Rank 有。路由没有分发，或该进程不接受请求。',
    },
    past: {
      en: '{where}: received no requests {when}, while other ranks did. The router sent none, or the process did not accept them.',
      zh: '{where}：{when}没有收到请求，而其他 Rank 有。路由没有分发，或该进程不接受请求。',
    },
    ends: { en: 'When it receives 8% of its usual share.', zh: '收到的份额达到通常的 8% 之后。' },
  },
  'hot-rank': {
    panel: 'rank-throughput',
    state: 'warn',
    sentence: {
      en: '{where}: receives {size}× its usual share of the requests ({usual} → {now}), {when}.',
      zh: '{where}：{when}收到的请求份额是通常的 {size} 倍（{usual} → {now}）。',
    },
    past: {
      en: '{where}: received {most}{size}× its usual share of the requests ({usual} → {now}), {when}.',
      zh: '{where}：{when}收到的请求份额{most}为通常的 {size} 倍（{usual} → {now}）。',
    },
    ends: { en: 'Below 1.35× its usual share.', zh: '低于通常份额的 1.35 倍之后。' },
  },
  'kv-full': {
    panel: 'kv-cache-usage',
    state: 'bad',
    sentence: {
      en: '{where}: the KV cache is full. Requests wait {size} in the engine queue although the batch has room, {when}.',
      zh: '{where}：{when} KV Cache 已满，批次仍有空位，请求却在引擎中排队 {size}。',
    },
    past: {
      en: '{where}: the KV cache was full. Requests waited {most}{size} in the engine queue although the batch had room, {when}.',
      zh: '{where}：{when} KV Cache 已满，批次仍有空位，请求在引擎中排队的时间{most}为 {size}。',
    },
    ends: { en: 'When the queue time is near its usual value.', zh: '排队时间恢复到通常水平之后。' },
  },
  arrivals: {
    panel: 'request-rate',
    state: 'warn',
    sentence: {
      en: '{where}: {size}× the usual requests ({usual} → {now}), {when}.',
      zh: '{where}：{when}请求量是通常的 {size} 倍（{usual} → {now}）。',
    },
    past: {
      en: '{where}: {most}{size}× the usual requests ({usual} → {now}), {when}.',
      zh: '{where}：{when}请求量{most}为通常的 {size} 倍（{usual} → {now}）。',
    },
    ends: {
      en: 'Below 1.35× the usual rate, or when latency is no longer affected.',
      zh: '低于通常的 1.35 倍，或不再影响延迟之后。',
    },
  },
  'long-outputs': {
    panel: 'output-length',
    state: 'warn',
    sentence: {
      en: '{where}: outputs are {size}× longer ({usual} → {now}), {when}.',
      zh: '{where}：{when}输出长度是通常的 {size} 倍（{usual} → {now}）。',
    },
    past: {
      en: '{where}: outputs were {most}{size}× longer ({usual} → {now}), {when}.',
      zh: '{where}：{when}输出长度{most}为通常的 {size} 倍（{usual} → {now}）。',
    },
    ends: {
      en: 'Below 1.5× the usual length, or when latency is no longer affected.',
      zh: '低于通常的 1.5 倍，或不再影响延迟之后。',
    },
  },
  'long-prompts': {
    panel: 'prompt-length',
    state: 'warn',
    sentence: {
      en: '{where}: prompts are {size}× longer ({usual} → {now}), {when}. Prefill is as fast for each token as before.',
      zh: '{where}：{when}输入长度是通常的 {size} 倍（{usual} → {now}），每个 Token 的 Prefill 速度不变。',
    },
    past: {
      en: '{where}: prompts were {most}{size}× longer ({usual} → {now}), {when}. Prefill was as fast for each token as usual.',
      zh: '{where}：{when}输入长度{most}为通常的 {size} 倍（{usual} → {now}），每个 Token 的 Prefill 速度不变。',
    },
    ends: {
      en: 'Below 1.3× the usual length, or when latency is no longer affected.',
      zh: '低于通常的 1.3 倍，或不再影响延迟之后。',
    },
  },
  'hit-rate': {
    panel: 'prefix-hit-rate',
    state: 'warn',
    sentence: {
      en: '{where}: the prefix cache hit rate fell from {usual} to {now}, {when}. Prompts are as long as before.',
      zh: '{where}：{when}前缀缓存命中率从 {usual} 降到 {now}，输入长度不变。',
    },
    past: {
      en: '{where}: the prefix cache hit rate was {least}{now}, usually {usual}, {when}. Prompts were as long as usual.',
      zh: '{where}：{when}前缀缓存命中率{least}为 {now}，通常为 {usual}，输入长度不变。',
    },
    ends: {
      en: 'Near the usual hit rate, or when latency is no longer affected.',
      zh: '命中率恢复，或不再影响延迟之后。',
    },
  },
  failures: {
    panel: 'failure-ratio',
    state: 'bad',
    sentence: {
      en: '{where}: {now} of the requests fail, {when}.',
      zh: '{where}：{when}有 {now} 的请求失败。',
    },
    past: {
      en: '{where}: {most}{now} of the requests failed, {when}.',
      zh: '{where}：{when}请求失败率{most}为 {now}。',
    },
    variants: {
      'before-first-token': {
        en: 'They fail before their first token: rejected requests, or an engine that fails at once.',
        zh: '失败发生在首个 Token 之前：请求被拒绝，或引擎立即出错。',
      },
      'after-first-token': {
        en: 'They end after their first token: clients that disconnect, or engine errors.',
        zh: '失败发生在首个 Token 之后：客户端断开，或引擎出错。',
      },
    },
    ends: { en: 'Below 6% of the requests.', zh: '低于请求的 6% 之后。' },
  },
  'lost-scrapes': {
    panel: 'scrape-duration',
    state: 'warn',
    sentence: {
      en: '{where}: {now} of the scrapes of the last 5 minutes failed. The process did not restart; charts have gaps.',
      zh: '{where}：最近 5 分钟有 {now} 的抓取失败。进程没有重启，图表会有缺口。',
    },
    past: {
      en: '{where}: some scrapes failed {when}. The process did not restart; charts have gaps.',
      zh: '{where}：{when}有部分抓取失败。进程没有重启，图表会有缺口。',
    },
    ends: {
      en: 'When fewer than 20% of the scrapes of 5 minutes fail.',
      zh: '5 分钟内抓取失败低于 20% 之后。',
    },
  },
  leak: {
    panel: 'api-waiting-change',
    state: 'info',
    sentence: {
      en: '{where}: {size} more requests in the API queue are stale: their clients disconnected. LMDeploy counts them until it restarts.',
      zh: '{where}：API 排队数中新增 {size} 个客户端已断开的请求，LMDeploy 会一直计入，直到重启。',
    },
    ends: { en: 'When no more are added for 40 minutes.', zh: '40 分钟内不再增加之后。' },
  },
  unknown: {
    panel: 'scheduler',
    state: 'warn',
    sentence: {
      en: '{where}: requests wait about {size} for admission, {when}. The metrics do not show the cause.',
      zh: '{where}：{when}请求约需在 API Server 排队 {size}，指标无法说明原因。',
    },
    past: {
      en: '{where}: requests waited {most}about {size} for admission, {when}. The metrics do not show the cause.',
      zh: '{where}：{when}请求在 API Server 排队的时间估计{most}为 {size}，指标无法说明原因。',
    },
    ends: { en: 'When the wait is below 5 s.', zh: '排队低于 5 秒之后。' },
  },
};
