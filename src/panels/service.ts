import type { Panel } from './panel';
import { perKnownRank, perRank, RANK } from './rates';
import { rankLines } from './series';
import { PROCESS, SCRAPE } from './sources';

export const service = [
  {
    id: 'process-up',
    title: { en: 'Up', zh: '在线状态' },
    help: {
      en: '1 when the last scrape worked. 0 also when /metrics is off or answers too late. A rank that is gone stays for an hour.',
      zh: '最近一次抓取成功为 1；关闭 /metrics 或响应超时也会为 0。消失的 Rank 保留 1 小时。',
    },
    unit: 'upDown',
    headline: 0,
    series: rankLines(perKnownRank('up')),
    since: 'v0.9.2',
    source: SCRAPE,
  },
  {
    id: 'process-restarts',
    title: { en: 'Restarts in the last hour', zh: '近 1 小时重启次数' },
    help: {
      en: 'Times that the API server came back as another process, at each scrape. A restart sets all counters of LMDeploy to 0.',
      zh: 'API Server 以新进程重新出现的次数，每次抓取更新。重启会使 LMDeploy 的全部计数归零。',
    },
    unit: 'count',
    headline: 0,
    series: rankLines(perKnownRank('changes(process_start_time_seconds[1h])')),
    since: 'v0.9.2',
    source: PROCESS,
  },
  {
    id: 'process-uptime',
    title: { en: 'Uptime', zh: '运行时长' },
    help: {
      en: 'Hours since the API server started, at each scrape. The clocks of its host and of Prometheus must agree.',
      zh: 'API Server 启动至今的小时数，每次抓取更新；要求其主机与 Prometheus 的时钟一致。',
    },
    unit: 'hours',
    headline: 0,
    series: rankLines(perRank('time() - process_start_time_seconds')),
    since: 'v0.9.2',
    source: PROCESS,
  },
  {
    id: 'process-cpu',
    title: { en: 'CPU of the API server', zh: 'API Server CPU 占用' },
    help: {
      en: 'Cores in use by the API process. Near 1 its event loop may be the limit: then slow tokens are its doing, not the engine’s.',
      zh: 'API 进程占用的核数，每次抓取更新。接近 1 时事件循环可能成为瓶颈，此时输出变慢未必是引擎的原因。',
    },
    unit: 'cores',
    headline: 0,
    series: rankLines(perRank('rate(process_cpu_seconds_total[$window])')),
    since: 'v0.9.2',
    source: PROCESS,
  },
  {
    id: 'process-memory',
    title: { en: 'Memory of the API server', zh: 'API Server 内存占用' },
    help: {
      en: 'Resident memory of the API process, at each scrape. Memory of engine processes beside it and of the GPU is not in it.',
      zh: 'API 进程的常驻内存，每次抓取更新；不含其他引擎进程的内存与显存。',
    },
    unit: 'gibibytes',
    headline: 0,
    series: rankLines(perRank('process_resident_memory_bytes')),
    since: 'v0.9.2',
    source: PROCESS,
  },
  {
    id: 'process-fds',
    title: { en: 'Open files', zh: '打开的文件描述符' },
    help: {
      en: 'Files and sockets that the API process holds, at each scrape: each open request is one. At its limit new connections fail.',
      zh: 'API 进程打开的文件与套接字数，每次抓取更新；每个连接占一个，到达上限后新连接会失败。',
    },
    unit: 'count',
    headline: 0,
    series: rankLines(perRank('process_open_fds')),
    since: 'v0.9.2',
    source: PROCESS,
  },
  {
    id: 'scrape-duration',
    title: { en: 'Scrape duration', zh: '抓取耗时' },
    help: {
      en: 'How long /metrics took to answer. It shares the API’s event loop and its limit of concurrent requests, so overload shows here too.',
      zh: '/metrics 的响应时间，每次抓取更新。它与 API 共用事件循环和并发上限，过载时也会变慢。',
    },
    unit: 'milliseconds',
    headline: 0,
    series: rankLines(perKnownRank('scrape_duration_seconds')),
    since: 'v0.9.2',
    source: SCRAPE,
  },
  {
    id: 'scrape-samples',
    title: { en: 'Samples per scrape', zh: '每次抓取的样本数' },
    help: {
      en: 'Samples that /metrics gave, at each scrape: some 300 of LMDeploy and 20 of its process. 0 while it cannot be read.',
      zh: '每次抓取得到的样本数：LMDeploy 约 300 个，进程约 20 个。无法抓取时为 0。',
    },
    unit: 'count',
    headline: 0,
    series: rankLines(perKnownRank('scrape_samples_scraped')),
    since: 'v0.9.2',
    source: SCRAPE,
  },
  {
    id: 'metrics-age',
    title: { en: 'Age of the newest sample', zh: '最新样本的时效' },
    help: {
      en: 'Seconds since Prometheus last stored a sample of the rank. More than two scrape intervals: scrapes are lost, or remote write is late.',
      zh: 'Prometheus 最近一次存入该 Rank 样本至今的秒数。超过两个抓取间隔说明抓取丢失或远程写入延迟。',
    },
    unit: 'longSeconds',
    headline: 0,
    series: rankLines(`max by (${RANK}) (time() - timestamp(lmdeploy:num_requests_running{$selector}))`),
    since: 'v0.9.2',
    source: SCRAPE,
  },
] as const satisfies readonly Panel[];
