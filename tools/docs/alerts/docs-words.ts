import type { TextLang } from '../../../src/lib/text';

interface DocsWords {
  /** The name of the file below docs/. */
  readonly file: string;
  readonly head: string;
  readonly tail: string;
  readonly table: readonly [alert: string, severity: string, holdFor: string, says: string];
  readonly fileTitle: (name: string) => string;
  readonly severity: Readonly<Record<'critical' | 'warning' | 'info', string>>;
  readonly atOnce: string;
  /** The line below an alert's name. */
  readonly facts: (severity: string, holdFor: string, panel: string) => string;
  readonly threshold: string;
  readonly action: string;
  /** Replaces the value in a sentence. */
  readonly value: string;
}

/** The texts of the docs page of alerts that do not come from the rules. */
export const DOCS_WORDS: Readonly<Record<TextLang, DocsWords>> = {
  en: {
    file: 'alerts.md',
    head: `# Alerts

[中文](alerts.zh-CN.md)

<!-- Made by tools/docs/alerts from deploy/prometheus/rules: change the rules, then run npm run docs. -->

Prometheus evaluates the rules in \`deploy/prometheus/rules\`; the compose file loads them. In your own Prometheus copy the
files to where \`rule_files\` points and restart it; with the Prometheus Operator, the content of a file is the \`spec\` of a
\`PrometheusRule\`. The dashboard lists firing and pending alerts, with the panel of each, for every rule whose expression, name or
group says "lmdeploy": rules of your own appear as well, and their annotations \`summary_zh\`, \`description_zh\`, \`action_zh\`
and \`panel\` are read where they are given.

To receive alerts, run an [Alertmanager](https://prometheus.io/docs/alerting/latest/configuration/) and name it in
\`prometheus.yml\` under \`alerting.alertmanagers\`. It sends them on by mail, chat or webhook, by the label \`severity\`:
\`critical\` means that users are affected now, \`warning\` that a person should look today, \`info\` explains a jump in a chart.

Thresholds are starting points. Change a number in the file; \`promtool check rules FILE\` reports whether it is still valid. The
cases in \`deploy/prometheus/rules-tests\` prove each rule in a situation where it must fire and in the nearest one where it
must not: \`promtool test rules deploy/prometheus/rules-tests/*.yml\`.
`,
    tail: `## What has no alert

- Requests wait in the engine and none runs: LMDeployEngineStalled says so once no token comes. PyTorch counts admitted
  requests as waiting, so these two gauges look like this between two steps of a healthy engine.
- More than some number of requests wait in the engine: the same gauge. LMDeployQueueTimeHigh measures what users feel of it.
- E2E latency: it grows with the length of the response. Problems of a server show in TTFT and ITL.
- GPU memory: LMDeploy reserves a configured share when it starts.
- A slow burn of the error budget: windows of six hours and more are too much to read every 15 s. Add a recording rule first
  if you need it.
- No LMDeploy of one model is left: no metric distinguishes that from a model that was taken out of service on purpose.
`,
    table: ['Alert', 'Severity', 'After', 'Says'],
    fileTitle: (name) =>
      name === 'gpu.yml' ? 'GPUs, with dcgm-exporter (`gpu.yml`)' : `LMDeploy (\`${name}\`)`,
    severity: { critical: 'critical', warning: 'warning', info: 'info' },
    atOnce: 'at once',
    facts: (severity, holdFor, panel) =>
      `**${severity}**, ${holdFor === 'at once' ? '' : 'after '}${holdFor}, panel \`${panel}\``,
    threshold: 'Threshold',
    action: 'What to do',
    value: 'value',
  },
  zh: {
    file: 'alerts.zh-CN.md',
    head: `# 告警

[English](alerts.md)

<!-- 由 tools/docs/alerts 根据 deploy/prometheus/rules 生成：请修改规则后重新生成本页。 -->

\`deploy/prometheus/rules\` 中的规则由 Prometheus 执行，compose 文件已默认加载。使用自有 Prometheus 时，把这些文件复制到
\`rule_files\` 所指的位置并重启；使用 Prometheus Operator 时，文件内容即为 \`PrometheusRule\` 的 \`spec\`。页面会列出当前告警及
对应面板，范围是表达式、名称或组名中含有 “lmdeploy” 的全部规则；自行编写的规则同样会显示，注解 \`summary_zh\`、
\`description_zh\`、\`action_zh\` 和 \`panel\` 如有填写也会被采用。

如需接收通知，请部署 [Alertmanager](https://prometheus.io/docs/alerting/latest/configuration/)，并在 \`prometheus.yml\` 的
\`alerting.alertmanagers\` 中填写其地址。它按 \`severity\` 标签将告警发送到邮件、聊天工具或 Webhook：\`critical\` 表示用户
正在受影响，\`warning\` 表示当天应有人处理，\`info\` 仅用于解释图表上的变化。

阈值只是起点，可直接修改文件中的数值，再用 \`promtool check rules FILE\` 检查。\`deploy/prometheus/rules-tests\` 为每条规则提供
了必须触发的场景，以及与之最接近、但不得触发的场景：\`promtool test rules deploy/prometheus/rules-tests/*.yml\`。
`,
    tail: `## 未设告警的情形

- 引擎中有请求等待而没有请求运行：一旦没有 Token 产出，LMDeployEngineStalled 就会触发。PyTorch 把已接纳的请求也算作等待，
  正常引擎在两步之间同样会出现这种读数。
- 引擎中等待的请求超过某个数量：同样是上述指标，用户的实际感受由 LMDeployQueueTimeHigh 衡量。
- E2E 延迟：它随输出长度增长；服务端的问题会体现在 TTFT 和 ITL 上。
- 显存占用：LMDeploy 启动时即按配置占用。
- 错误预算的缓慢消耗：六小时以上的窗口不宜每 15 s 读取一次。如有需要，请先添加记录规则。
- 某个模型的 LMDeploy 全部消失：无法与主动下线区分。
`,
    table: ['告警', '级别', '持续', '内容'],
    fileTitle: (name) =>
      name === 'gpu.yml' ? 'GPU，需要 dcgm-exporter（`gpu.yml`）' : `LMDeploy（\`${name}\`）`,
    severity: { critical: '严重（critical）', warning: '警告（warning）', info: '提示（info）' },
    atOnce: '立即',
    facts: (severity, holdFor, panel) =>
      `**${severity}**，${holdFor === '立即' ? '立即触发' : `持续 ${holdFor} 后触发`}，面板 \`${panel}\``,
    threshold: '阈值依据',
    action: '处理方法',
    value: '数值',
  },
};
