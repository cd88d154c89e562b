import type { Plugin } from 'vite';
import { editCode, type Edits } from './edit-code.ts';

const PROMETHEUS_QUERY = /\/prometheus-query\/dist\/prometheus-query\.esm\.js$/;

const UNUSED = [
  'labelNames',
  'targetsMetadata',
  'metadata',
  'alerts',
  'alertmanagers',
  'status',
  'statusFlags',
  'statusRuntimeInfo',
  'statusTSDB',
  'adminSnapshot',
  'adminDeleteSeries',
  'adminCleanTombstones',
];

/** What `src/queries/http/client.ts` does not call: no bundler leaves methods out by itself. */
const EDITS: Edits = {
  methods: [
    ...UNUSED.map((method) => `PrometheusDriver.${method}`),
    'Metric.toString',
    'SampleValue.toString',
  ],
};

/** Leaves calls out of prometheus-query that the page does not send. The build fails when a new version has another text. */
export function prometheusQueryParts(): Plugin {
  return {
    name: 'prometheus-query-parts',
    apply: 'build',
    transform: {
      filter: { id: PROMETHEUS_QUERY },
      handler(code, id) {
        try {
          return { code: editCode(code, this.parse(code), EDITS), map: null };
        } catch (error) {
          return this.error(`${id}: ${String(error)}`);
        }
      },
    },
  };
}
