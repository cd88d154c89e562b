import type { Text } from '../../lib/text';

/** The words of the tokens of models. */
export const TOKENS_WORDS = {
  heading: { en: 'Tokens', zh: 'Token 用量' },
  per: { en: 'by', zh: '按' },
  hour: { en: 'hour', zh: '小时' },
  day: { en: 'day', zh: '天' },
  loading: { en: 'Loading…', zh: '加载中…' },
  csv: { en: 'Download CSV', zh: '下载 CSV' },
  copy: { en: 'Copy as Markdown', zh: '复制为 Markdown' },
  minutes: { en: 'Load busiest minutes', zh: '加载峰值分钟' },
  minutesHint: {
    en: 'Reads the counters of each rank once a minute; over a month of many ranks this takes Prometheus some seconds.',
    zh: '按分钟读取每个 Rank 的计数器；Rank 较多且跨度达一个月时，Prometheus 需要数秒。',
  },
  none: { en: 'No rank of the selection reported in this time.', zh: '所选 Rank 在此时段内均未上报。' },
  tooLong: {
    en: 'This range is longer than 400 days. Choose a shorter one.',
    zh: '时间范围超过 400 天。请选择更短的范围。',
  },
  ahead: { en: 'This range begins in the future.', zh: '时间范围的起点在未来。' },
  soFar: { en: 'so far', zh: '进行中' },
  model: { en: 'Model', zh: '模型' },
  period: { en: 'Period', zh: '时段' },
  allModels: { en: 'All models', zh: '全部模型' },
  showPeriod: { en: 'Show the panels at this time', zh: '查看该时段的面板' },
  shared: {
    en: '{share} of the GPU energy is not assigned: no model of the selection is on that host, or several are.',
    zh: '{share} 的 GPU 能耗未归属：其主机上没有所选模型，或有多个模型。',
  },
  input: { en: 'Input', zh: '输入' },
  inputHint: { en: 'Input tokens, cached ones included', zh: '输入 Token，含命中缓存的部分' },
  cached: { en: 'Cached', zh: '缓存命中' },
  cachedHint: {
    en: 'Input tokens from the prefix cache. They are counted when a request finishes, so a period can have more than its share.',
    zh: '命中前缀缓存的输入 Token。在请求完成时计数，因此单个时段的数值可能偏移。',
  },
  output: { en: 'Output', zh: '输出' },
  outputHint: { en: 'Generated tokens', zh: '生成的 Token' },
  peakIn: { en: 'Input, busiest minute', zh: '输入峰值/分钟' },
  peakOut: { en: 'Output, busiest minute', zh: '输出峰值/分钟' },
  peakHint: {
    en: 'The most tokens in one minute of the clock',
    zh: '单个自然分钟内的最大 Token 数',
  },
  rankHours: { en: 'Rank hours', zh: 'Rank 小时' },
  rankHoursHint: { en: 'Time in which ranks reported, summed', zh: '各 Rank 上报时长之和' },
  tokenCost: { en: 'Token price {currency}', zh: 'Token 费用 {currency}' },
  tokenCostHint: { en: 'Tokens times prices of config.json', zh: 'Token 数乘以 config.json 中的单价' },
  gpuCost: { en: 'GPU cost {currency}', zh: 'GPU 成本 {currency}' },
  gpuCostHint: {
    en: 'Rank hours times GPUs of a rank times the price of a GPU hour, from config.json',
    zh: 'Rank 小时 × 每个 Rank 的 GPU 数 × GPU 每小时单价，取自 config.json',
  },
  joules: { en: 'J per output token', zh: '每输出 Token 能耗 (J)' },
  joulesHint: {
    en: 'Energy of the GPUs on hosts of the model alone, idle time included, divided by output tokens',
    zh: '该模型独占主机的 GPU 能耗（含空闲）除以输出 Token 数',
  },
} as const satisfies Readonly<Record<string, Text>>;
