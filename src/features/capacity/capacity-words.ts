import type { Text } from '../../lib/text';

/** The words of the view of the capacity, apart from its sentences. */
export const CAPACITY_WORDS = {
  heading: { en: 'Capacity', zh: '容量' },
  loading: { en: 'Loading the minutes of this range…', zh: '正在加载此时间范围的每分钟数据…' },
  again: { en: 'Check again', zh: '重新检查' },
  copy: { en: 'Copy as Markdown', zh: '复制为 Markdown' },
  noModel: { en: 'No rank reports in this range.', zh: '此时间范围内没有 Rank 上报。' },
  many: {
    en: '{ranks} ranks are too many for this range: at most {most}. Choose a model, or a shorter range.',
    zh: '此时间范围最多支持 {most} 个 Rank，当前有 {ranks} 个。请选择一个模型或更短的时间范围。',
  },
  axis: { en: 'Load as', zh: '负载按' },
  tokens: { en: 'computed tokens/s', zh: '计算 Token/s' },
  running: { en: 'running requests', zh: '运行中的请求' },
  countUnknown: {
    en: 'Count the minutes before restarts too',
    zh: '也计入重启前的时间',
  },
  ttftChart: { en: 'User-perceived TTFT p{percent} against load', zh: '用户侧首字延迟 p{percent} 与负载' },
  itlChart: { en: 'ITL p{percent} against load', zh: 'ITL p{percent} 与负载' },
  chartHelp: {
    en: 'A dot for each minute. Ringed: the last hour. Grey: minutes that do not count. Dashed: threshold and limit.',
    zh: '每分钟一个点。带圈：最近一小时；灰色：未计入；虚线：阈值与上限。',
  },
  limitLine: { en: 'limit', zh: '上限' },
  boundLine: { en: 'limit is above this', zh: '上限高于此' },
  noPoints: { en: 'No minutes with requests.', zh: '没有任何一分钟有请求。' },
  model: { en: 'Model', zh: '模型' },
  rank: { en: 'Rank', zh: 'Rank' },
  limit: { en: 'Limit, tokens/s', zh: '上限 Token/s' },
  shown: { en: 'Held for 5 min', zh: '保持 5 分钟' },
  now: { en: 'Now', zh: '当前' },
  isOver: {
    en: 'The range is over: “now”, “today” and “the last …” mean its end.',
    zh: '该时间范围已结束：下文的“当前”和“最近”均以其结束时刻为准。',
  },
  used: { en: 'Of the limit', zh: '占上限' },
  headroom: { en: 'Room, requests/s', zh: '余量 请求/s' },
  byRank: { en: 'By rank', zh: '按 Rank' },
  whatIf: { en: 'What if', zh: '假设' },
  ranks: { en: 'Ranks', zh: 'Rank 数' },
  arrivals: { en: 'Requests ×', zh: '请求量 ×' },
  ifPeak: {
    en: 'At the busiest five minutes of the last day ({peak}) each rank would have the load that it has today at {load}:',
    zh: '以最近一天最繁忙的五分钟（{peak}）计，每个 Rank 的负载相当于当前总负载为 {load} 时：',
  },
  ifSame: {
    en: 'The busiest five minutes of the last day had {peak}:',
    zh: '最近一天最繁忙的五分钟为 {peak}：',
  },
  ifSpread: { en: '{middle} ({low}–{high})', zh: '{middle}（{low}–{high}）' },
  ifSeen: {
    en: 'user-perceived TTFT p{percent} {ttft}, ITL p{percent} {itl} (from {minutes} minutes; 8 in 10 of them lie within the brackets).',
    zh: '用户侧首字延迟 p{percent} 为 {ttft}，ITL p{percent} 为 {itl}（依据 {minutes} 分钟；括号内为其中八成的范围）。',
  },
  ifUse: { en: '{share} of the limit,', zh: '上限的 {share}，' },
  ifBeyond: {
    en: 'no load above {seen} was seen for long enough, so its latency is not known.',
    zh: '没有足够长时间的负载超过 {seen}，因此延迟未知。',
  },
  ifBelow: {
    en: 'no load below {seen} was seen, so its latency is not known.',
    zh: '没有低于 {seen} 的负载，因此延迟未知。',
  },
  ifEven: {
    en: 'This holds where requests spread evenly over the ranks and keep their lengths.',
    zh: '前提是请求均匀分布到各 Rank，且长度不变。',
  },
  ifNothing: { en: 'There is no load of the last day to start from.', zh: '最近一天没有可作为起点的负载。' },
} as const satisfies Readonly<Record<string, Text>>;
