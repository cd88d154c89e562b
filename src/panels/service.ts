import { RANK } from '../lib/reading';
import type { Panel } from './panel';
import { perKnownRank, perRank } from './rates';
import { rankLines } from './series';
import { PROCESS, SCRAPE } from './sources';

export const service = [
  {
    id: 'process-up',
    title: { en: 'Up', zh: '在线状态' },
    help: {
      en: '1: the last scrape succeeded. 0: it failed, also when /metrics is off or slow. A rank that is gone stays for an hour.',
      zh: '最近一次抓取成功为 1，失败为 0（含 /metrics 关闭或超时）。消失的 Rank 保留 1 小时。',
    },
    unit: 'upDown',
    headline: 0,
    series: rankLines(perKnownRank('up')),
    needs: 'scrape',
    since: 'v0.9.2',
    source: SCRAPE,
  },
  {
    id: 'process-restarts',
    title: { en: 'Restarts in the last hour', zh: '近 1 小时重启次数' },
    help: {
      en: 'New API server processes in the last hour. A restart sets all counters of LMDeploy to 0.',
      zh: 'API Server 进程重启的次数。重启会使 LMDeploy 的全部计数归零。',
    },
    unit: 'count',
    headline: 0,
    series: rankLines(perKnownRank('changes(process_start_time_seconds[1h])')),
    needs: 'process',
    since: 'v0.9.2',
    source: PROCESS,
  },
  {
    id: 'process-uptime',
    title: { en: 'Uptime', zh: '运行时长' },
    help: {
      en: 'Hours since the API server started. The clocks of its host and of Prometheus must agree.',
      zh: 'API Server 启动至今的小时数；要求其主机与 Prometheus 的时钟一致。',
    },
    unit: 'hours',
    headline: 0,
    series: rankLines(perRank('time() - process_start_time_seconds')),
    needs: 'process',
    since: 'v0.9.2',
    source: PROCESS,
  },
  {
    id: 'process-cpu',
    title: { en: 'CPU of the API server', zh: 'API Server CPU 占用' },
    help: {
      en: 'Cores that the API server uses. Near 1 its event loop is full: the API server, not the engine, may be the bottleneck.',
      zh: 'API Server 占用的核数。接近 1 时，瓶颈可能是 API Server 的事件循环，而不是引擎。',
    },
    unit: 'cores',
    headline: 0,
    series: rankLines(perRank('rate(process_cpu_seconds_total[$window])')),
    needs: 'process',
    since: 'v0.9.2',
    source: PROCESS,
  },
  {
    id: 'process-memory',
    title: { en: 'Memory of the API server', zh: 'API Server 内存占用' },
    help: {
      en: 'Resident memory of the API server. Excludes GPU memory and separate engine processes.',
      zh: 'API Server 的常驻内存，不含显存与独立的引擎进程。',
    },
    unit: 'gibibytes',
    headline: 0,
    series: rankLines(perRank('process_resident_memory_bytes')),
    needs: 'process',
    since: 'v0.9.2',
    source: PROCESS,
  },
  {
    id: 'process-fds',
    title: { en: 'Open files', zh: '打开的文件描述符' },
    help: {
      en: 'Open files and sockets of the API server. Each open request uses one. At the limit, new connections fail.',
      zh: 'API Server 打开的文件与套接字数，每个请求占一个。达到上限后新连接会失败。',
    },
    unit: 'count',
    headline: 0,
    series: rankLines(perRank('process_open_fds')),
    needs: 'process',
    since: 'v0.9.2',
    source: PROCESS,
  },
  {
    id: 'scrape-duration',
    title: { en: 'Scrape duration', zh: '抓取耗时' },
    help: {
      en: 'Response time of /metrics. Shares event loop and concurrency limit with the API, so it also rises under overload.',
      zh: '/metrics 的响应时间。它与 API 共用事件循环和并发上限，过载时也会变慢。',
    },
    unit: 'milliseconds',
    headline: 0,
    series: rankLines(perKnownRank('scrape_duration_seconds')),
    needs: 'scrape',
    since: 'v0.9.2',
    source: SCRAPE,
  },
  {
    id: 'scrape-samples',
    title: { en: 'Samples per scrape', zh: '每次抓取的样本数' },
    help: {
      en: 'Samples from /metrics: about 300 of LMDeploy and 20 of its process. 0 when the scrape fails.',
      zh: '每次抓取得到的样本数：LMDeploy 约 300 个，进程约 20 个。抓取失败时为 0。',
    },
    unit: 'count',
    headline: 0,
    series: rankLines(perKnownRank('scrape_samples_scraped')),
    needs: 'scrape',
    since: 'v0.9.2',
    source: SCRAPE,
  },
  {
    id: 'metrics-age',
    title: { en: 'Age of the newest sample', zh: '最新样本距今' },
    help: {
      en: 'Time since the last sample of the rank. Above two scrape intervals, scrapes fail or remote write is late.',
      zh: '该 Rank 最新样本距今的时间。超过两个抓取间隔说明抓取失败或远程写入延迟。',
    },
    unit: 'longSeconds',
    headline: 0,
    series: rankLines(`max by (${RANK}) (time() - timestamp(lmdeploy:num_requests_running{$selector}))`),
    since: 'v0.9.2',
    source: SCRAPE,
  },
] as const satisfies readonly Panel[];
