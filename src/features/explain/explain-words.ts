import type { Text } from '../../lib/text';

/** The words of the section that says what changed, apart from its sentences. */
export const EXPLAIN_WORDS = {
  heading: { en: 'What changed', zh: '变化说明' },
  comparedWith: { en: 'compared with', zh: '对比' },
  running: { en: 'Loading both periods…', zh: '正在加载两个时段…' },
  again: { en: 'Check again', zh: '重新检查' },
  copy: { en: 'Copy as Markdown', zh: '复制为 Markdown' },
  close: { en: 'Close', zh: '关闭' },
  noRange: {
    en: 'This range is shorter than two minutes or {least} scrapes. Choose a longer one.',
    zh: '此时段短于 2 分钟或 {least} 次抓取。请选择更长的时段。',
  },
  noModel: {
    en: 'No rank has samples in either period. This look has one moment every {step}.',
    zh: '两个时段内均没有 Rank 的数据。此处每 {step} 取一个时刻。',
  },
  part: { en: 'Part', zh: '组成部分' },
  change: { en: 'Change', zh: '变化' },
  share: { en: 'Share', zh: '占比' },
  rank: { en: 'Rank', zh: 'Rank' },
  otherParts: { en: 'Other parts', zh: '其他部分' },
  figures: { en: 'Figures', zh: '数据' },
  sum: { en: 'Sum', zh: '合计' },
  byRank: { en: 'By rank', zh: '按 Rank' },
  others: { en: '{count} other ranks', zh: '其他 {count} 个 Rank' },
  unmoved: { en: 'no more than it varies within the periods', zh: '未超出时段内的波动' },
  unclear: { en: 'too few samples to compare', zh: '数据太少，无法比较' },
  latency: { en: '{name}: {before} → {now}', zh: '{name}：{before} → {now}' },
} as const satisfies Readonly<Record<string, Text>>;
