import type { TextLang } from '../../../src/lib/text';
import type { PanelForm } from '../../../src/panels/panel';

/** The texts of the metrics page in docs/ that do not come from the catalogue. */
export interface PageWords {
  readonly title: string;
  readonly otherLanguage: string;
  readonly generated: string;
  readonly intro: readonly string[];
  readonly placeholders: readonly (readonly [placeholder: string, meaning: string])[];
  readonly placeholderHead: readonly [string, string];
  readonly forms: Readonly<Record<PanelForm, string>>;
  readonly unit: string;
  readonly since: string;
  readonly source: string;
  readonly eachRank: string;
  readonly byLabel: (label: string) => string;
  readonly familiesTitle: string;
  readonly familiesIntro: string;
  readonly familiesHead: readonly [string, string, string];
  readonly unused: (reason: string) => string;
}

export const WORDS: Readonly<Record<TextLang, PageWords>> = {
  en: {
    title: 'Panels and metrics',
    otherLanguage: '[中文](metrics.zh-CN.md)',
    generated: 'Generated from `src/panels/` by `npm run docs`; do not edit.',
    intro: [
      'This document lists every panel with its meaning, PromQL and limits, then every metric family of LMDeploy with the panels that read it.',
      'All lines of one histogram come from one query: the page reads the buckets once and computes percentiles, mean, shares and heatmap cells itself. The results equal those of Prometheus for the PromQL below. Thresholds have the defaults of `config.json`. A ratio has `> 0` in its denominator, so a server without requests gives no sample instead of 0/0.',
      'A rank is identified by model, job, instance and engine. Where two targets have the same job and instance, the page adds the label that tells them apart, such as `cluster`, to each `by` and `on`.',
      'LMDeploy sets gauges every 10 s, counts tokens with each output, and observes the histograms of requests when a request finishes. Running and failed requests are not in these histograms.',
      'GPUs have no label of LMDeploy. With a selection, a panel of GPUs shows those in the hosts of its servers ([how they are joined](models.md#gpus-and-their-servers)); its PromQL is below as it is without a selection.',
    ],
    placeholderHead: ['placeholder', 'meaning'],
    placeholders: [
      [
        '$selector',
        'label matchers of the selection: model, rank, instance, job, and `matchers` of `config.json`',
      ],
      ['$window', '`max(4 × scrape interval, step + scrape interval)`'],
      ['$gaugeWindow', 'the same, but at least 40 s: for gauges, which LMDeploy sets every 10 s'],
    ],
    forms: {
      lines: 'lines',
      stack: 'stacked areas',
      heatmap: 'heatmap',
      table: 'table, at the end of the range',
      curve: 'curve, over the whole range',
      figures: 'figures, at the end of the range, recomputed every 30 min',
      status: 'states over time',
    },
    unit: 'unit',
    since: 'since LMDeploy',
    source: 'source',
    eachRank: 'each rank',
    byLabel: (label) => `each \`${label}\``,
    familiesTitle: 'Metric families of LMDeploy',
    familiesIntro: 'The table lists all metric families with the panels that read them.',
    familiesHead: ['family', 'type', 'panels'],
    unused: (reason) => `none: ${reason}`,
  },
  zh: {
    title: '面板与指标',
    otherLanguage: '[English](metrics.md)',
    generated: '本页由 `npm run docs` 根据 `src/panels/` 生成，请勿手工修改。',
    intro: [
      '先列出每个面板的含义、PromQL 与注意事项，再列出 LMDeploy 的全部指标以及使用它们的面板。',
      '同一直方图的各条线来自同一次查询：页面只读取一次桶，自行计算分位数、平均值、达标率和热力图，结果与 Prometheus 执行下列 PromQL 的结果一致。涉及阈值的表达式按 `config.json` 的默认值列出。比值的分母带有 `> 0`，没有请求时不产生样本，而不是 0/0。',
      'Rank 由模型、job、instance 和 engine 标识。两个目标的 job 与 instance 相同时，页面会在每个 `by` 和 `on` 中加上能区分它们的标签，例如 `cluster`。',
      'LMDeploy 每 10 秒更新一次 Gauge；Token 逐次输出计入；请求在结束时计入，仍在运行或失败的请求不在这些直方图中。',
      'GPU 没有 LMDeploy 的标签。筛选后，GPU 面板只显示所选服务所在主机的 GPU（[如何对应](models.zh-CN.md#gpu-与服务的对应)）；下列 PromQL 为未筛选时的写法。',
    ],
    placeholderHead: ['占位符', '含义'],
    placeholders: [
      ['$selector', '当前视图的标签匹配条件：模型、Rank、实例、Job，以及 `config.json` 的 `matchers`'],
      ['$window', '`max(4 × 抓取间隔, 步长 + 抓取间隔)`'],
      ['$gaugeWindow', '同上，但不小于 40 秒：用于每 10 秒更新一次的 Gauge'],
    ],
    forms: {
      lines: '折线图',
      stack: '堆叠面积图',
      heatmap: '热力图',
      table: '表格，取时间范围末尾的值',
      curve: '曲线，统计整个时间范围',
      figures: '数值，取时间范围末尾，每 30 分钟更新',
      status: '各时段的状态',
    },
    unit: '单位',
    since: '最低 LMDeploy 版本',
    source: '来源',
    eachRank: '各 Rank',
    byLabel: (label) => `各 \`${label}\``,
    familiesTitle: 'LMDeploy 的全部指标',
    familiesIntro: '下表列出全部指标以及使用它们的面板。',
    familiesHead: ['指标', '类型', '面板'],
    unused: (reason) => `未使用：${reason}`,
  },
};
