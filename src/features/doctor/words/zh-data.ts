import { formatNumber } from '../../../lib/units';
import type { data as english } from './en-data';
import { zhDuration } from './zh-duration';

export const data: typeof english = {
  titles: {
    prometheus: '与 Prometheus 的连接',
    'prometheus-api': 'Prometheus 的 API',
    clock: '时钟',
    lmdeploy: 'LMDeploy 自身',
    'scrape-job': '抓取任务',
    targets: '抓取目标',
    metrics: '已存储的指标',
    'late-samples': '样本延迟',
    selection: '筛选条件',
    range: '时间范围',
    ranks: 'Rank',
    'same-server': '重复抓取',
    balancer: '负载均衡',
    'scrape-cost': '抓取开销',
    engine: '引擎进展',
    gauges: 'Gauge',
    version: 'LMDeploy 版本',
    warnings: 'Prometheus 的警告',
    traffic: '流量',
  },
  states: { ok: '正常', fault: '故障', note: '提示', unknown: '未检查' },
  notChecked: () => ({ seen: '未检查：前面的检查没有通过。' }),
  well: (ranks) => `一切正常：${ranks} 个 Rank 正在上报，并有请求到达。`,
  heading: '诊断',
  reportHeading: 'LMDeploy 看板诊断报告',
  todo: '处理办法',
  retention: (text) => `样本保留 ${zhDuration(text)}。`,
  copyReport: '复制报告',
  copied: '已复制',
  copyFailed: '复制失败',
  copyCode: '复制',
  titled: (title, text) => `${title}：${text}`,
  again: '重新检查',
  close: '关闭',
  running: '正在检查…',
  passed: (passed, unchecked) => `${passed} 项检查通过${unchecked > 0 ? `，${unchecked} 项未检查` : ''}`,
  asked: (url) => `检查的地址：${url}`,
  metrics: {
    ok: (ranks, ageS) => ({
      seen: `${ranks} 个 Rank 有新样本。${ageS === null ? '' : `最旧的样本距今 ${ageS} 秒。`}`,
    }),
    none: (names) => ({
      seen: `Prometheus 在抓取 ${names}，但没有存储 LMDeploy 的指标。`,
      means: '该目标是其他程序（例如 LMDeploy 的 proxy），或指标被 metric_relabel_configs 丢弃。',
      todo: ['以下命令应列出 lmdeploy: 指标：'],
    }),
    otherPrefix: (prefix) => ({
      seen: `LMDeploy 的指标以其他名称存储，前缀为 ${prefix}。`,
      means: 'LMDeploy 与 Prometheus 之间的采集器改了指标名。',
      todo: ['在 config.json 中设置（命令行：--metric-prefix）：'],
    }),
    ended: (when) => ({
      seen: `当前没有 Rank 上报，最后的样本在 ${when}。`,
      means: '在那之前 LMDeploy 一直被抓取。',
      todo: ['启动 LMDeploy，或查看哪个目标消失了：'],
    }),
    notYet: (ageS) => ({
      seen: `Prometheus ${ageS === null ? '' : `在 ${ageS} 秒前启动，`}尚未抓取。`,
      means: '启动后数秒内会发现目标，并在一个抓取间隔内完成首次抓取。',
      todo: ['等待一个抓取间隔后重新检查。'],
    }),
    never: () => ({
      seen: '90 天内没有存储过 LMDeploy 的指标。',
      means: '这不是抓取 LMDeploy 的那个 Prometheus，或还没有抓取过。',
      todo: ['列出该 Prometheus 抓取的目标：'],
    }),
  },
  lateSamples: {
    ok: (lateS) => ({ seen: `新样本在 ${lateS} 秒内到达，刷新时会重新查询这段时间。` }),
    unknown: () => ({ seen: '无法判断：最新的样本较旧，且一个抓取间隔内没有新样本到达。' }),
    found: (byS) => ({
      seen: `新样本约晚到 ${byS} 秒。未设置 prometheus.lateSeconds 时页面会自动识别，图表和数值只到样本已到齐的时刻为止。`,
    }),
    late: (byS, lateS) => ({
      seen: `新样本约晚到 ${byS} 秒。`,
      means: `刷新时只重新查询最近 ${lateS} 秒（prometheus.lateSeconds），因此最新的点会空缺或偏低，直到每 10 分钟一次的完整加载。remote write 和 Thanos Receive 可能使样本迟到。`,
      todo: ['删去该键，页面会自动识别延迟；或在 config.json 中设置如下，然后刷新页面：'],
    }),
  },
  selection: {
    all: () => ({ seen: '已选择全部 Rank。' }),
    ok: (ranks) => ({ seen: `筛选条件匹配 ${ranks} 个正在上报的 Rank。` }),
    none: (selector, others) => ({
      seen: `没有正在上报的 Rank 带有这些标签：${selector}。不加筛选时有 ${others} 个。`,
      means: '链接或 config.json 的 matchers 选择了不存在、或已不再上报的对象。',
      todo: ['改选其他值，现有的值：'],
    }),
    clear: '显示全部 Rank',
    choose: (label, value) => `${label} ${value}`,
  },
  range: {
    ok: () => ({ seen: '时间范围内有数据。' }),
    sparse: (when, intervalS, windowS) => ({
      seen: `${when} 前后的样本间隔 ${intervalS} 秒，而本页速率的窗口是 ${windowS} 秒，不够长。`,
      means: '当时的抓取间隔更长：本页按时间范围末尾的间隔计算，间隔更长的部分，速率和分位数会有空缺。',
      todo: ['只显示间隔改变之前的时间：那时窗口会更长。'],
    }),
    after: (when) => ({
      seen: `所选对象的数据止于 ${when}，早于该时间范围。`,
      means: '该 Rank 已停止，或不再被抓取。',
    }),
    before: (when) => ({
      seen: `所选对象的数据始于 ${when}，晚于该时间范围。`,
      means: '在此之前 Prometheus 没有数据。',
    }),
    retention: (when, retention) => ({
      seen: `所选对象的数据始于 ${when}，晚于该时间范围。Prometheus 的样本只保留 ${zhDuration(retention)}。`,
      means: '更早的样本已被删除。',
      todo: ['用 Prometheus 的参数延长保留时间：'],
    }),
    never: () => ({ seen: '所选对象 90 天内没有数据。' }),
    future: (when) => ({
      seen: `时间范围从 ${when} 开始，晚于当前时间。`,
      means: '此时还没有样本。链接中的日期或时区可能有误。',
    }),
    show: '显示有数据的时间',
    showLastHour: '显示最近一小时',
  },
  ranks: {
    ok: (count) => ({ seen: `${count} 个 Rank 正在上报，没有缺失。` }),
    gone: (names, when) => ({
      seen: `${names} 在过去一小时内上报过，现在不再上报，最后的样本在 ${when}。`,
      means: '该 Rank 已停止、正在重启，或换了地址。',
      todo: ['检查它是否有响应：'],
    }),
    fewer: (count, expected) => ({
      seen: `预期 ${expected} 个 Rank，只有 ${count} 个上报。`,
      means:
        'Prometheus 中缺少部分目标，或 config.json 的 expectedEngines 过大。--dp N 时有 N 个端口需要抓取。',
      todo: ['列出 LMDeploy proxy 所知的服务，补上缺少的目标：'],
    }),
  },
  sameServer: {
    ok: () => ({ seen: '没有服务被两个任务重复抓取。' }),
    twice: (instances, jobs) => ({
      seen: `${instances} 被多个任务抓取：${jobs}。`,
      means: '求和时会重复计算。',
      todo: ['只在其中一个任务中保留它，或在页面上选择一个任务。'],
    }),
  },
  balancer: {
    ok: () => ({ seen: '没有目标频繁更换进程。' }),
    several: (names) => ({
      seen: `${names} 背后的进程在 15 分钟内变化超过两次。`,
      means: '多个服务前面有负载均衡，每次抓取的是不同的服务；或该服务反复重启。速率因此不正确。',
      todo: ['用各服务自己的地址抓取。LMDeploy 的 proxy 会列出它们：'],
    }),
  },
  engine: {
    ok: () => ({ seen: '有请求的 Rank 都在输出 Token。' }),
    stalled: (names) => ({
      seen: `${names} 有运行中的请求，但 5 分钟内没有输出 Token。`,
      means: '引擎停滞。',
      todo: ['查询健康状态，查看日志并重启：'],
    }),
  },
  gauges: {
    ok: () => ({ seen: '有 Token 输出的 Rank，其 Gauge 都在更新。' }),
    frozen: (names) => ({
      seen: `${names} 在输出 Token，但其 Gauge 已有 5 分钟没有更新。`,
      means: 'LMDeploy 内部负责更新的循环已停止。重启前排队数与 KV Cache 占用不可信；计数器和延迟仍然正确。',
      todo: ['在合适的时候重启该服务。'],
    }),
  },
  version: {
    ok: (version) => ({ seen: `从指标判断，LMDeploy 版本为 ${version}。` }),
    old: (version, lacks) => ({
      seen: `从指标判断，LMDeploy 版本为 ${version}。`,
      means: `该版本不导出${lacks}，相关面板已隐藏。`,
      todo: ['升级 LMDeploy 后即可看到，各版本见 docs/metrics.zh-CN.md。'],
    }),
    unknown: () => ({ seen: '该服务器不提供指标名列表。' }),
  },
  warnings: {
    ok: () => ({ seen: 'Prometheus 没有附带警告。' }),
    some: (list) => ({
      seen: `Prometheus 附带的信息：${list}`,
      means: '结果可能不完整，例如 Thanos 的某个存储没有响应。',
    }),
  },
  traffic: {
    ok: (count) => ({ seen: `过去 10 分钟约有 ${formatNumber(count, 0)} 个请求完成。` }),
    idle: (when) => ({
      seen: `一切正常；自 ${when} 起没有请求完成，因此延迟没有数值。`,
      todo: ['发送一个请求，两次抓取之后再看：'],
    }),
    never: () => ({
      seen: '一切正常；一天内没有请求完成，因此延迟没有数值。',
      todo: ['发送一个请求，两次抓取之后再看：'],
    }),
  },
};
