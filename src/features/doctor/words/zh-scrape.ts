import { formatNumber } from '../../../lib/units';
import type { scrape as english } from './en-scrape';

export const scrape: typeof english = {
  lmdeploy: {
    ok: (url, models) => ({
      seen: `${url} 健康，指标正常导出。${models === '' ? '' : `提供的模型：${models}。`}`,
    }),
    notAsked: () => ({ seen: '未直接检查。在命令行中可用 npm run doctor -- --lmdeploy URL 检查服务。' }),
    down: (url, detail) => ({
      seen: `${url} 没有响应：${detail}。`,
      means: 'LMDeploy 没有启动、仍在加载模型，或监听了其他地址或端口。',
      todo: [
        '在 LMDeploy 所在机器上测试：',
        '默认端口是 23333（--server-port）。--dp 大于 1 时，每个 Rank 有各自的端口，且只监听主机地址，不监听 127.0.0.1。',
      ],
    }),
    unhealthy: (url, status) => ({
      seen: `${url} 报告自身不健康（状态码 ${status}）。`,
      means: '引擎已有 90 秒没有进展。此时它的指标看起来与空闲相同。',
      todo: ['查看日志并重启。它自己的说明：'],
    }),
    sleeping: (url) => ({
      seen: `${url} 处于休眠状态。`,
      means: '休眠的服务不处理请求，指标看起来是空闲。',
      todo: ['唤醒它：'],
    }),
    metricsOff: (url) => ({
      seen: `${url} 没有导出指标：/metrics 不存在（状态码 404）。`,
      means:
        '指标已关闭。v0.11.0 起默认导出，除非设置 --disable-metrics；v0.9.2 到 v0.10.2 需要 --enable-metrics；更早的版本没有指标。',
      todo: [
        '去掉 --disable-metrics 后重启；v0.11.0 之前加上 --enable-metrics。之后以下命令应列出 lmdeploy: 指标：',
      ],
    }),
    wantsKey: (url) => ({
      seen: `${url} 的 /metrics 需要密钥（状态码 401）。`,
      means: '服务启用了 --api-keys，自 v0.12.2 起 /metrics 也受保护，Prometheus 同样需要密钥。',
      todo: [
        '在抓取任务中添加密钥：',
        '通过环境变量 LMDEPLOY_API_KEY 提供密钥。以下命令应列出 lmdeploy: 指标：',
      ],
    }),
    wrongKey: (url) => ({
      seen: `${url} 拒绝了密钥（状态码 401）。`,
      means: 'LMDEPLOY_API_KEY 中的密钥不在 --api-keys 之中。',
      todo: ['更正密钥。以下命令应列出 lmdeploy: 指标：'],
    }),
    notLmdeploy: (url) => ({
      seen: `${url}/metrics 中没有 LMDeploy 的指标。`,
      means: '这是其他程序，例如没有指标的 LMDeploy proxy。',
      todo: ['请填写 API Server 的地址（默认端口 23333）。proxy 在这里列出它的服务：'],
    }),
  },
  job: {
    ok: (jobs, count) => ({ seen: `Prometheus 通过 ${jobs} 从 ${count} 个抓取目标采集 LMDeploy。` }),
    none: (jobs, down) => ({
      seen: `Prometheus 没有抓取 LMDeploy 的任务。${jobs === '' ? '它没有抓取任何目标。' : `现有任务：${jobs}。`}${down === '' ? '' : `抓取失败：${down}。`}`,
      means: 'Prometheus 只存储它抓取到的数据。',
      todo: [
        '在 prometheus.yml 中添加任务，地址须为 Prometheus 能访问的 LMDeploy 地址，然后重新加载 Prometheus：',
        '使用本项目的 docker compose 时，也可以直接写入目标列表：',
      ],
    }),
    unknown: () => ({ seen: '该服务器不提供抓取目标列表。' }),
  },
  targets: {
    ok: (count) => ({ seen: `${count} 个抓取目标全部正常。` }),
    waiting: (names) => ({
      seen: `Prometheus 尚未抓取 ${names}。`,
      means: '该目标是新添加的，一个抓取间隔之内会有第一次抓取。',
    }),
    refused: (names) => ({
      seen: `Prometheus 无法连接 ${names}：连接被拒绝。`,
      means: '那里的 LMDeploy 没有启动、仍在加载模型，或使用了其他端口。',
      todo: ['在 Prometheus 所在机器上测试：', '如果 LMDeploy 使用其他端口，请更正目标：'],
    }),
    loopback: (names) => ({
      seen: `Prometheus 无法连接 ${names}：连接被拒绝。`,
      means:
        'LMDeploy 没有启动或使用了其他端口。也可能不该用 127.0.0.1：在容器内它是容器本身；--dp 大于 1 时，LMDeploy 只监听主机地址。',
      todo: [
        '在 LMDeploy 所在机器上测试：',
        '--dp 大于 1 时，目标应填写主机地址：',
        'Prometheus 在容器中时，使用 host.docker.internal：',
      ],
    }),
    dockerHost: (names) => ({
      seen: `Prometheus 无法解析 ${names}。`,
      means: '在 Linux 上，Docker 默认不认识 host.docker.internal。',
      todo: ['在 compose 文件的 Prometheus 服务中加入以下内容，然后重建容器：'],
    }),
    dns: (names) => ({
      seen: `Prometheus 无法解析 ${names}。`,
      means: '主机名有误，或 Prometheus 使用的 DNS 不认识它。',
      todo: ['在 Prometheus 所在机器上查询：', '或改用 IP 地址：'],
    }),
    metricsOff: (names) => ({
      seen: `抓取 ${names} 时返回状态码 404。`,
      means:
        '指标已关闭。v0.11.0 起默认导出，除非设置 --disable-metrics；v0.9.2 到 v0.10.2 需要 --enable-metrics；更早的版本没有指标。也可能该端口属于其他程序，例如 LMDeploy 的 proxy。',
      todo: [
        '去掉 --disable-metrics 后重启 LMDeploy；v0.11.0 之前加上 --enable-metrics。之后以下命令应列出 lmdeploy: 指标：',
      ],
    }),
    wantsKey: (names, status) => ({
      seen: `${names} 拒绝了抓取，状态码 ${status}。`,
      means: 'LMDeploy 启用了 --api-keys，自 v0.12.2 起 /metrics 也受保护；抓取任务没有密钥或密钥错误。',
      todo: ['在抓取任务中添加密钥，然后重新加载 Prometheus：', '测试密钥。以下命令应列出 lmdeploy: 指标：'],
    }),
    timeout: (names) => ({
      seen: `抓取 ${names} 超时。`,
      means:
        '设置了 --max-concurrent-requests 时，抓取与请求一起排队，高负载下会超时；也可能是服务卡住，或防火墙丢弃了数据包。',
      todo: ['测量一次抓取的耗时：', '调大 --max-concurrent-requests，或放宽抓取时限：'],
    }),
    wantsHttps: (names) => ({
      seen: `${names} 不支持 http。`,
      means: 'LMDeploy 启用了 --ssl，而抓取任务使用 http。',
      todo: ['设置抓取任务的协议，然后重新加载 Prometheus：', '以下命令应列出 lmdeploy: 指标：'],
    }),
    wantsHttp: (names) => ({
      seen: `${names} 不支持 https。`,
      means: '抓取任务使用 https，而 LMDeploy 没有启用 --ssl。',
      todo: ['从抓取任务中删除 “scheme: https”，然后重新加载 Prometheus。以下命令应列出 lmdeploy: 指标：'],
    }),
    certificate: (names) => ({
      seen: `Prometheus 不信任 ${names} 的证书。`,
      means: 'Prometheus 不认识签发它的 CA，或证书与域名不符。',
      todo: ['在抓取任务中设置 CA，然后重新加载 Prometheus：'],
    }),
    network: (names) => ({
      seen: `Prometheus 的网络无法到达 ${names}。`,
      means: '机器已关机、地址有误，或被防火墙拦截。',
      todo: ['在 Prometheus 所在机器上测试：'],
    }),
    limit: (names) => ({
      seen: `Prometheus 丢弃了 ${names} 的抓取结果：超过了任务的上限。`,
      means:
        '每个 Rank 约导出 300 条序列，启用投机解码时更多；任务的 sample_limit 或 body_size_limit 低于此数。',
      todo: ['提高任务的上限，然后重新加载 Prometheus：'],
    }),
    notMetrics: (names) => ({
      seen: `${names} 返回的内容不是指标。`,
      means: '该端口属于其他程序，或代理返回了网页。',
      todo: ['查看响应：', '更正目标：'],
    }),
    status: (names, status) => ({
      seen: `抓取 ${names} 时返回状态码 ${status}。`,
      means: '服务或它前面的代理有故障。',
      todo: ['查看响应：'],
    }),
    other: (names) => ({
      seen: `${names} 抓取失败。`,
      means: '最近一次抓取没有成功。',
      todo: ['在 Prometheus 所在机器上测试：'],
    }),
    detail: (error) => `Prometheus 的报错：${error}`,
  },
  cost: {
    ok: (slowest, interval, samples) => ({
      seen: `最慢的一次抓取耗时 ${slowest}，抓取间隔 ${interval}。${samples === null ? '' : `每次抓取最多 ${formatNumber(samples, 0)} 个样本。`}`,
    }),
    slow: (names, duration, interval) => ({
      seen: `抓取 ${names} 耗时 ${duration}，接近或超过抓取间隔 ${interval}。`,
      means: '抓取会延迟或失败，曲线出现缺口。设置了 --max-concurrent-requests 时，抓取与请求一起排队。',
      todo: ['降低抓取频率：'],
    }),
    sparse: (interval) => ({
      seen: `抓取间隔为 ${interval}。`,
      means: '计算速率需要四次抓取，因此看不到短时峰值，比四次抓取更短的时间范围没有数据。',
      todo: ['提高抓取频率。LMDeploy 每 10 秒更新一次 Gauge：'],
    }),
  },
};
