import type { connection as english } from './en-connection';

export const connection: typeof english = {
  ok: (url, named, tookMs) => ({
    seen: `${url} 正常响应，耗时 ${tookMs} ms：${named}。`,
  }),
  refused: (url) => ({
    seen: `${url} 拒绝连接，该端口上没有服务。`,
    means: 'Prometheus 没有启动，或使用了其他端口。',
    todo: [
      '在 Prometheus 所在机器上执行，应返回 “Prometheus Server is Ready.”：',
      '如果在那里有响应，说明 Prometheus 只监听 127.0.0.1，或这里的地址写错了。请检查 --web.listen-address 和此地址。',
    ],
  }),
  dns: (host) => ({
    seen: `域名 ${host} 无法解析。`,
    means: '名称有误，或只在其他网络（如 Docker、Kubernetes 内部）有效。',
    todo: ['查询该名称：', '改用本机能解析的名称或 IP 地址。'],
  }),
  timeout: (url, seconds) => ({
    seen: `${url} 在 ${seconds} 秒内没有响应。`,
    means: '防火墙丢弃了数据包、地址不通，或 Prometheus 过载。',
    todo: ['测量各阶段耗时：', '检查防火墙，以及 Prometheus 所在机器的 CPU 和内存。'],
  }),
  tls: (url, detail) => ({
    seen: `无法与 ${url} 建立安全连接：${detail}。`,
    means: '证书不受信任、与域名不符，或该端口不支持 https。',
    todo: [
      '查看证书：',
      '信任其 CA（命令行中设置 NODE_EXTRA_CA_CERTS=ca.pem）；服务器没有启用 TLS 时改用 http://。',
    ],
  }),
  unreachable: (url, detail) => ({
    seen: `网络无法到达 ${url}：${detail}。`,
    means: '网络不通，或连接中断。',
    todo: ['测试连接：'],
  }),
  cors: (url, origin) => ({
    seen: `${url} 有响应，但不允许 ${origin} 的页面读取（CORS）。`,
    means:
      'Prometheus 与页面不同源，而 --web.cors.origin 或代理没有放行该页面。自定义请求头或 credentials: "include" 也会导致此问题。',
    todo: [
      '在 Prometheus 中放行该页面：',
      '或把 prometheus/ 转发到页面地址之下，并从 config.json 中删除 prometheus.url，这样就不再跨源。',
    ],
  }),
  csp: (origin) => ({
    seen: `页面的内容安全策略（CSP）禁止连接 ${origin}。`,
    means: '页面服务器发送的 Content-Security-Policy 中，connect-src 不包含这个源。',
    todo: [
      '在页面服务器的 connect-src 中加入该源：',
      '或把 prometheus/ 转发到页面地址之下；本项目的 nginx 用 PROMETHEUS_UPSTREAM 设置。',
    ],
  }),
  mixedContent: (url) => ({
    seen: `页面使用 https，而 ${url} 使用 http。`,
    means: '浏览器会拦截 https 页面发往 http 地址的请求（混合内容）。',
    todo: [
      '把 prometheus/ 转发到页面地址之下，并从 config.json 中删除 prometheus.url；或为 Prometheus 启用 https。',
    ],
  }),
  offline: () => ({
    seen: '浏览器处于离线状态。',
    means: '浏览器没有网络连接。',
    todo: ['连接网络或 VPN 后重试。'],
  }),
  noResponse: (url) => ({
    seen: `浏览器无法访问 ${url}。`,
    means:
      '服务器已停止、名称或端口有误，证书不受信任，或浏览器不允许公网页面访问内网。浏览器不会说明是哪一种。',
    todo: [`在新标签页中打开 ${url}/api/v1/status/buildinfo，或在命令行中检查，命令行会给出原因：`],
  }),
  starting: (url) => ({
    seen: `Prometheus（${url}）仍在启动（状态码 503）。`,
    means: '重启后它会重放预写日志（WAL），序列较多时需要几分钟，数据不会丢失。',
    todo: ['请等待，页面会自动重试。进度见 Prometheus 的日志；以下命令可查看是否就绪：'],
  }),
  gateway: (url, status) => ({
    seen: `${url} 的代理返回状态码 ${status}：它后面的 Prometheus 没有响应。`,
    means: 'Web 服务器正常；Prometheus 已停止，或代理转发的地址有误。',
    todo: [
      '在代理所在的机器或容器中测试 Prometheus：',
      '修改代理中的地址：PROMETHEUS_UPSTREAM（docker compose）、PROMETHEUS_URL（npm run dev）或 proxy_pass（自己的 nginx）。容器内的 localhost 是容器本身。',
    ],
  }),
  unauthorized: (url) => ({
    seen: `${url} 需要登录（状态码 401）。`,
    means: 'Prometheus 或它前面的代理设置了密码或令牌。',
    todo: ['在页面上：登录后刷新；使用自己的代理时，由代理添加凭据。在命令行中添加请求头：'],
  }),
  forbidden: (url) => ({
    seen: `${url} 拒绝了请求（状态码 403）。`,
    means: '登录有效但没有权限，或代理不转发该路径。',
    todo: ['在代理中放行 api/v1/ 下的只读接口。以下请求应当成功：'],
  }),
  tooMany: (url, waitS) => ({
    seen: `${url} 因请求过多而拒绝（状态码 429）。`,
    means: `达到了代理或租户的限流上限。${waitS === null ? '' : `服务器要求等待 ${waitS} 秒，页面会在此之后自动重试。`}`,
    todo: ['提高上限、关闭多余的页面，或选择更长的刷新间隔。'],
  }),
  login: (url) => ({
    seen: `${url} 返回的是网页，而不是数据。`,
    means: 'Prometheus 前面有登录页，或服务器对所有路径都返回首页，即 prometheus/ 没有被转发。',
    todo: [
      '刷新页面并登录。',
      '否则请把 prometheus/api/v1/ 转发到 Prometheus。以下命令应返回以 {"status":"success" 开头的 JSON：',
    ],
  }),
  moved: (url, to) => ({
    seen: `${url} 被重定向到 ${to}。`,
    means: 'Prometheus 前面有登录页。',
    todo: ['打开以下地址登录，然后刷新页面：'],
  }),
  elsewhere: (url, found) => ({
    seen: `${url} 不是 Prometheus 的 API，${found} 才是。`,
    means: '路径有误。Prometheus 可能设置了 --web.route-prefix 或 --web.external-url。',
    todo: ['改用该地址：'],
  }),
  notFound: (url) => ({
    seen: `路径 ${url} 不存在（状态码 404）。`,
    means:
      'Prometheus 不在此路径：它的地址带有其他子路径（--web.external-url、--web.route-prefix），或代理没有正确去掉或补上前缀。',
    todo: [
      '找到能返回 JSON 的路径，取 /api/v1 之前的部分：',
      'nginx 中，带路径的 proxy_pass（http://host:9090/）会去掉 location 的前缀，不带路径则保留。',
    ],
  }),
  isLmdeploy: (url) => ({
    seen: `${url} 是 LMDeploy 服务，不是 Prometheus。`,
    means: 'LMDeploy 只提供当前值，看板需要由 Prometheus 存储的数据。',
    todo: ['让 Prometheus 抓取该服务，并填写 Prometheus 的地址（默认端口 9090）：'],
  }),
  notPrometheus: (url, start) => ({
    seen: `${url} 不是 Prometheus，其响应开头为：${start}`,
    means: '该地址上是其他程序，或代理改动了响应。',
    todo: ['以下命令应返回以 {"status":"success" 开头的 JSON：'],
  }),
  serverError: (url, status, sentence) => ({
    seen: `Prometheus（${url}）报告错误（状态码 ${status}）${sentence === '' ? '' : `：${sentence}`}。`,
    means: 'Prometheus 在运行，但无法执行最简单的查询。',
    todo: ['查看它的日志。以下命令显示完整响应：'],
  }),
  api: {
    range: (url, status) => ({
      seen: `${url} 的 Prometheus 响应 query，但不响应 query_range（${status === null ? '没有响应' : `状态码 ${status}`}）。`,
      means: '页面的图表都来自 query_range。可能是代理没有转发该路径，或等待时间太短。',
      todo: ['请让代理转发 api/v1/query_range。以下命令应返回以 {"status":"success" 开头的 JSON：'],
    }),
    config: () => ({
      seen: 'Prometheus 无法加载修改后的配置，仍在使用旧配置。',
      means: 'prometheus.yml 的改动有错误，新的抓取目标和规则没有生效。',
      todo: ['查找错误：'],
    }),
  },
  clock: {
    ok: (seconds) => ({ seen: `时钟相差不超过 ${seconds} 秒。` }),
    apart: (seconds, isAhead) => ({
      seen: `Prometheus 的时钟比本机${isAhead ? '快' : '慢'} ${seconds} 秒。`,
      means: '页面按服务器的时间计算范围；带绝对时间的链接和本机日志的时间与页面不一致。',
      todo: ['让两台机器同步时钟（NTP）：'],
    }),
  },
};
