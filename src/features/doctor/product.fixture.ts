import type { ProductSigns } from './product';

/** The response to an instant query, with what a server adds to it. */
const answer = (inData: object = {}, besideData: object = {}): unknown => ({
  status: 'success',
  ...besideData,
  data: { resultType: 'vector', result: [{ metric: {}, value: [1795951305.733, '1'] }], ...inData },
});

const build = (version: string, more: object = {}): object => ({
  version,
  revision: 'a1b2c3d',
  branch: 'HEAD',
  buildUser: 'root@build',
  buildDate: '20260604-00:58:54',
  goVersion: 'go1.26.10',
  ...more,
});

/** Responses that servers gave; where a comment says so, the response comes from their source code. Ids and times are made up. */
export const ANSWERS = {
  prometheus2: {
    build: build('2.42.0+ds'),
    runtime: {
      startTime: '2026-11-29T11:21:41.375019334Z',
      CWD: '/',
      reloadConfigSuccess: true,
      lastConfigTime: '2026-11-29T11:21:41Z',
      corruptionCount: 0,
      goroutineCount: 24,
      GOMAXPROCS: 2,
      GOGC: '',
      GODEBUG: '',
      storageRetention: '15d',
    },
    query: answer(),
  },
  /** Of query-frontend 0.42.5 before Query, in a build without a version of its own. */
  thanos: {
    build: {
      version: '',
      revision: '',
      branch: '',
      buildUser: '',
      buildDate: '',
      goVersion: 'go1.26.10',
    },
    runtime: {
      startTime: '2026-11-29T11:39:44.859613177Z',
      CWD: '/',
      goroutineCount: 27,
      GOMAXPROCS: 2,
      GOGC: '',
      GODEBUG: '',
      GOMEMLIMIT: 9223372036854776000,
    },
    query: answer({ analysis: { name: '', executionTime: '0s', children: null } }),
  },
  victoriaMetrics: {
    build: { version: '2.24.0' },
    runtime: null,
    query: answer({}, { stats: { seriesFetched: '0', executionTimeMsec: 0 } }),
  },
  /** Of vmselect 1.150. */
  victoriaCluster: {
    build: { version: '2.24.0' },
    runtime: null,
    query: answer({}, { isPartial: false, stats: { seriesFetched: '0', executionTimeMsec: 0 } }),
  },
  /** 3.0.5. */
  mimir: {
    build: {
      application: 'Grafana Mimir',
      version: '3.0.5',
      revision: 'unknown',
      branch: 'unknown',
      goVersion: 'go1.26.8',
      features: {
        ruler_config_api: 'true',
        alertmanager_config_api: 'true',
        query_sharding: 'true',
        federated_rules: 'false',
      },
    },
    runtime: null,
    query: answer(),
  },
  /** By its source, 1.19. */
  cortex: { build: build('1.19.0'), runtime: null, query: answer() },
  /** Before a Prometheus: it forwards queries and rules alone. */
  labelProxy: { build: null, runtime: null, query: answer() },
} as const satisfies Record<string, ProductSigns>;
