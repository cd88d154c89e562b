import { type Gauge, type OpenMetricsContentType, Registry } from 'prom-client';
import { lmdeployFamilies } from './lmdeploy-families';
import { type Fleet } from './fleet';
import { processFamilies } from './process-families';
import { countSeries, type Family, writeSamples } from './samples';

export type Format = 'text' | 'openmetrics';

export const contentTypes = {
  text: Registry.PROMETHEUS_CONTENT_TYPE,
  openmetrics: Registry.OPENMETRICS_CONTENT_TYPE,
} as const;

/** All families of a rank, in the order of LMDeploy's /metrics. */
export function rankFamilies(fleet: Fleet, index: number): Family[] {
  const plan = fleet.plan(index);
  return [...processFamilies(), ...lmdeployFamilies(plan, fleet.ranks[index]?.engine ?? '0')];
}

/** Renders /metrics of one rank through prom-client. */
export class Exposition {
  readonly #fleet: Fleet;
  readonly #index: number;
  readonly #families: readonly Family[];
  readonly #values: Float64Array;
  readonly #text = new Registry();
  readonly #openMetrics = new Registry();

  constructor(fleet: Fleet, index: number) {
    this.#fleet = fleet;
    this.#index = index;
    this.#families = rankFamilies(fleet, index);
    this.#values = new Float64Array(countSeries(this.#families));
    // The constructor accepts it too, but its types do not.
    (this.#openMetrics as unknown as Registry<OpenMetricsContentType>).setContentType(
      Registry.OPENMETRICS_CONTENT_TYPE,
    );
    let at = 0;
    for (const family of this.#families) {
      const values = this.#values.subarray(at, at + family.series.length);
      this.#text.registerMetric(metric(family, 'text', values));
      this.#openMetrics.registerMetric(metric(family, 'openmetrics', values));
      at += family.series.length;
    }
  }

  /** The page at the current time of the fleet; null when the rank is down or its metrics are turned off. */
  async render(format: Format): Promise<string | null> {
    const reach = this.#fleet.reach(this.#index);
    if (reach.state !== 'up') return null;
    writeSamples(this.#families, reach.process, this.#fleet.nowMs, this.#values, 0);
    return format === 'text' ? this.#text.metrics() : this.#openMetrics.metrics();
  }
}

/**
 * A family for the registry of prom-client. In OpenMetrics the name of a family has no `_total` or `_info`: prom-client adds `_total`
 * to the samples of a counter, and does not support info.
 */
function metric(family: Family, format: Format, values: Float64Array): Gauge {
  const { type, help, series } = family;
  const isOpenMetrics = format === 'openmetrics';
  const name = isOpenMetrics ? openMetricsName(family) : family.name;
  const object = {
    name,
    help,
    type: type === 'info' && !isOpenMetrics ? 'gauge' : type,
    get: () => ({
      name,
      help,
      type: object.type,
      values: series.flatMap((key, i) => {
        const value = values[i] ?? NaN;
        if (Number.isNaN(value)) return [];
        return [
          type === 'counter'
            ? { value, labels: key.labels }
            : { value, labels: key.labels, metricName: key.name },
        ];
      }),
    }),
  };
  // The registry accepts any object of this shape; its types accept only classes of prom-client.
  return object as unknown as Gauge;
}

function openMetricsName({ name, type }: Family): string {
  if (type === 'counter') return name.replace(/_total$/, '');
  if (type === 'info') return name.replace(/_info$/, '');
  return name;
}
