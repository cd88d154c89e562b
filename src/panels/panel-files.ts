import type { Panel } from './panel';
import type { PanelId } from './panel-id';

/** A file of the catalogue, and the ids of its panels. */
interface PanelFile {
  readonly ids: readonly PanelId[];
  readonly load: () => Promise<readonly Panel[]>;
}

/** What a page that shows a few panels loads in place of the whole catalogue. */
const FILES: readonly PanelFile[] = [
  {
    ids: [
      'time-to-first-token',
      'inter-token-latency',
      'e2e-latency',
      'time-per-output-token',
      'queue-time',
      'decode-time-per-token',
      'ttft-heatmap',
      'itl-heatmap',
      'e2e-heatmap',
    ],
    load: async () => (await import('./latency')).latency,
  },
  {
    ids: ['request-phases', 'concurrency', 'felt-ttft'],
    load: async () => (await import('./time')).time,
  },
  {
    ids: ['token-throughput', 'request-rate', 'tokens-per-request', 'speed-per-user', 'tokens-total'],
    load: async () => (await import('./throughput')).throughput,
  },
  {
    ids: ['scheduler', 'routed', 'api-waiting-change'],
    load: async () => (await import('./scheduler')).scheduler,
  },
  {
    ids: ['failures', 'failure-ratio', 'finish-reason', 'wasted-tokens'],
    load: async () => (await import('./failures')).failures,
  },
  {
    ids: ['kv-cache-usage', 'prefix-hit-rate', 'hit-ratio-heatmap', 'prefill-saved'],
    load: async () => (await import('./cache')).cache,
  },
  {
    ids: ['prompt-length', 'output-length', 'cached-length', 'input-output-ratio'],
    load: async () => (await import('./shape')).shape,
  },
  {
    ids: ['slo-curve', 'slo-attainment', 'slo-goodput', 'slo-burn', 'slo-burn-6h'],
    load: async () => (await import('./slo')).slo,
  },
  { ids: ['model-table'], load: async () => (await import('./model-table')).modelTable },
  { ids: ['model-status'], load: async () => (await import('./model-status')).modelStatus },
  { ids: ['rank-table'], load: async () => (await import('./rank-table')).rankTable },
  {
    ids: [
      'rank-running',
      'rank-throughput',
      'rank-itl',
      'rank-ttft',
      'rank-queue',
      'rank-balance',
      'rank-idle',
    ],
    load: async () => (await import('./ranks')).ranks,
  },
  {
    ids: ['spec-acceptance', 'spec-mean-length', 'spec-per-position', 'spec-conditional', 'spec-waste'],
    load: async () => (await import('./spec')).spec,
  },
  {
    ids: [
      'process-up',
      'process-restarts',
      'process-uptime',
      'process-cpu',
      'process-memory',
      'process-fds',
      'scrape-duration',
      'scrape-samples',
      'metrics-age',
    ],
    load: async () => (await import('./service')).service,
  },
  {
    ids: ['gpu-utilization', 'gpu-memory', 'gpu-temperature', 'gpu-power'],
    load: async () => (await import('./gpu')).gpu,
  },
];

/**
 * Loads some panels.
 * @param ids those of no panel are left out
 */
export async function loadPanels(ids: readonly string[]): Promise<readonly Panel[]> {
  const files = FILES.filter((file) => file.ids.some((id) => ids.includes(id)));
  const panels = await Promise.all(files.map(({ load }) => load()));
  return panels.flat().filter(({ id }) => ids.includes(id));
}
