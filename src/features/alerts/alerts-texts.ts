import type { Text } from '../../lib/text';

/** The sentences of the list of alerts that nothing else uses. */
export const ALERTS_TEXTS = {
  noRulesHow: {
    en: 'The rules come with this dashboard: copy deploy/prometheus/rules to the path in rule_files of prometheus.yml, and restart Prometheus. docs/alerts.md explains each rule. VictoriaMetrics lists rules only with vmalert.',
    zh: '规则随本项目提供：将 deploy/prometheus/rules 放到 prometheus.yml 中 rule_files 所指的位置，然后重启 Prometheus。各规则的说明见 docs/alerts.zh-CN.md。VictoriaMetrics 需要配合 vmalert 才能列出规则。',
  },
  unsupportedHow: {
    en: 'A proxy in between must forward api/v1/rules. VictoriaMetrics provides it through vmalert, Thanos and Mimir through their rulers.',
    zh: '如中间有代理，需放行 api/v1/rules。VictoriaMetrics 由 vmalert 提供该接口，Thanos 和 Mimir 由各自的 Ruler 提供。',
  },
  scope: {
    en: 'Current alerts of all models and ranks: filters and time range of the page do not apply here.',
    zh: '此处为所有模型和 Rank 的当前告警，不受页面筛选和时间范围影响。',
  },
  pending: {
    en: 'Pending: the condition holds, but not yet long enough to fire',
    zh: '待定：条件已满足，尚未达到规则要求的持续时间',
  },
  noRules: {
    en: 'Prometheus has loaded no alert rules about LMDeploy.',
    zh: 'Prometheus 没有加载与 LMDeploy 相关的告警规则。',
  },
} as const satisfies Readonly<Record<string, Text>>;
