import type {
  DataFacts,
  DoctorAsk,
  DoctorFacts,
  ProbeResponse,
  RankFact,
  ServerFacts,
  TargetFact,
} from './facts';

export const NOW_MS = Date.UTC(2026, 10, 24, 12);

export const rank = (labels: Readonly<Record<string, string>>, more: Partial<RankFact> = {}): RankFact => ({
  labels: { job: 'lmdeploy', instance: 'gpu:23333', model_name: 'a-model', engine: '0', ...labels },
  lastMs: NOW_MS - 3000,
  intervalS: 5,
  isFresh: true,
  ...more,
});

export const target = (more: Partial<TargetFact> = {}): TargetFact => ({
  job: 'lmdeploy',
  instance: 'gpu:23333',
  scrapeUrl: 'http://gpu:23333/metrics',
  health: 'up',
  lastError: '',
  intervalS: 5,
  durationS: 0.01,
  labels: {},
  ...more,
});

export const response = (more: Partial<ProbeResponse> = {}): ProbeResponse => ({
  kind: 'response',
  url: 'http://prometheus:9090/api/v1/query',
  status: 200,
  contentType: 'application/json',
  json: { status: 'success', data: { resultType: 'vector', result: [] } },
  start: '',
  hasLmdeploy: false,
  redirectedTo: null,
  serverMs: NOW_MS,
  retryAfterS: null,
  tookMs: 3,
  ...more,
});

/** The facts of a healthy system, with some of them changed. */
export function factsWith(
  more: {
    readonly ask?: Partial<DoctorAsk>;
    readonly server?: Partial<ServerFacts>;
    readonly data?: Partial<DataFacts>;
    readonly facts?: Partial<DoctorFacts>;
  } = {},
): DoctorFacts {
  return {
    ask: {
      place: 'page',
      pageUrl: 'https://portal.example.com/lmdeploy/',
      prometheusUrl: 'http://prometheus:9090',
      headers: {},
      credentials: 'same-origin',
      timeoutS: 10,
      lateS: 60,
      metricPrefix: 'lmdeploy:',
      selector: '',
      selected: {},
      range: { fromMs: NOW_MS - 3_600_000, toMs: NOW_MS },
      windowS: 20,
      expectedRanks: null,
      lmdeployUrls: [],
      apiKey: null,
      ...more.ask,
    },
    atMs: NOW_MS,
    nowMs: NOW_MS,
    query: response(),
    elsewhere: null,
    direct: [],
    server: {
      product: { id: 'prometheus', version: '3.5.0' },
      rangeQuery: response(),
      hasBuildInfo: true,
      retention: '15d',
      isConfigLoaded: true,
      startedMs: NOW_MS - 3_600_000,
      targets: [target()],
      rules: { ofLmdeploy: 12, all: 20 },
      hasLabelValues: true,
      ...more.server,
    },
    data: {
      ranks: [rank({})],
      lateByS: 0,
      selectedRanks: null,
      names: ['lmdeploy:prefix_cache_hit_rate'],
      otherPrefix: null,
      extent: null,
      spacing: null,
      upSeries: [],
      stalled: [],
      frozen: [],
      balanced: [],
      finished: 12,
      lastRequestMs: null,
      samplesPerScrape: 340,
      warnings: [],
      ...more.data,
    },
    ...more.facts,
  };
}

/** Facts of a page whose request failed without a response. */
export const unreached = (fault: Extract<DoctorFacts['query'], { kind: 'fault' }>['fault']): DoctorFacts =>
  factsWith({
    facts: {
      query: { kind: 'fault', url: 'http://prometheus:9090/api/v1/query', fault, detail: 'Failed to fetch' },
      server: null,
      data: null,
    },
  });
