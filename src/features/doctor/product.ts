import { VICTORIA_VERSION } from '../../queries/page-setup';

/** The products that this page tells apart. A product is the program that responds as Prometheus behind the page. */
export type KnownProduct =
  'prometheus' | 'victoria-metrics' | 'victoria-metrics-cluster' | 'thanos' | 'mimir' | 'cortex';

/** Which product responds; its version is null where it does not say. */
export type Product =
  | { readonly id: KnownProduct; readonly version: string | null }
  /** It names itself, and this page does not know the name. */
  | { readonly id: 'other'; readonly name: string; readonly version: string | null }
  /** It does not name itself. A version alone says little: several products give that of a Prometheus. */
  | { readonly id: 'unknown'; readonly version: string | null };

/** What a server says about itself without being asked for its name: parsed JSON, null where it does not respond. */
export interface ProductSigns {
  /** The `data` of `status/buildinfo`. */
  readonly build: unknown;
  /** The `data` of `status/runtimeinfo`. */
  readonly runtime: unknown;
  /** The whole response to an instant query. */
  readonly query: unknown;
}

/** The name that a server gives itself is not longer than this in a sentence, characters. */
const LONGEST_NAME = 60;

/**
 * Finds out which product responds. Mimir says its name; the others differ in the fields of their responses.
 * @see https://prometheus.io/docs/prometheus/latest/querying/api/#build-information
 */
export function productOf(signs: ProductSigns): Product {
  const build = fieldsOf(signs.build);
  const query = fieldsOf(signs.query);
  const application = textOf(build['application'])?.slice(0, LONGEST_NAME) ?? null;
  const version = textOf(build['version'])?.slice(0, LONGEST_NAME) ?? null;
  if (application === 'Grafana Mimir') return { id: 'mimir', version };
  // With the name, such as "Elasticsearch", comes its own version.
  if (application !== null) return { id: 'other', name: application, version };

  // Only vmselect of a cluster says whether its response is complete. Both count the series that they read.
  if (typeof query['isPartial'] === 'boolean') return { id: 'victoria-metrics-cluster', version: null };
  const isOnlyVersion = version === VICTORIA_VERSION && Object.keys(build).length === 1;
  if ('seriesFetched' in fieldsOf(query['stats']) || isOnlyVersion) {
    return { id: 'victoria-metrics', version: null };
  }

  // Thanos has the working directory and so on, but no configuration to reload and no retention.
  const runtime = fieldsOf(signs.runtime);
  const hasOwnStorage = 'storageRetention' in runtime && 'reloadConfigSuccess' in runtime;
  const isOfThanos =
    'CWD' in runtime && !('storageRetention' in runtime) && !('reloadConfigSuccess' in runtime);
  if (isOfThanos || 'analysis' in fieldsOf(query['data'])) return { id: 'thanos', version };

  // Prometheus gives its version since 2.14; the versions of Cortex are lower.
  const major = Number(/^v?(\d+)\./.exec(version ?? '')?.[1] ?? NaN);
  const hasAllOfBuild = 'goVersion' in build && 'revision' in build;
  if (hasAllOfBuild && signs.runtime === null && major === 1) return { id: 'cortex', version };
  if (hasAllOfBuild && (signs.runtime === null || hasOwnStorage) && major >= 2) {
    return { id: 'prometheus', version };
  }
  return { id: 'unknown', version };
}

/** The parts of the API, beyond queries, that the page uses. */
export type ApiPart = 'targets' | 'rules' | 'label/…/values' | 'status/buildinfo';

/** Parts that a product does not have. */
const LACKS: Partial<Record<Product['id'], readonly ApiPart[]>> = {
  'victoria-metrics-cluster': ['targets'],
  mimir: ['targets'],
  cortex: ['targets'],
};

/** Parts that a product has in every set-up. The rest depends: Mimir has rules where its ruler runs. */
const HAS: Partial<Record<Product['id'], readonly ApiPart[]>> = {
  prometheus: ['targets', 'rules', 'label/…/values', 'status/buildinfo'],
  thanos: ['targets', 'rules', 'label/…/values', 'status/buildinfo'],
  'victoria-metrics': ['targets', 'rules', 'label/…/values', 'status/buildinfo'],
  'victoria-metrics-cluster': ['rules', 'label/…/values', 'status/buildinfo'],
  mimir: ['label/…/values', 'status/buildinfo'],
  cortex: ['label/…/values'],
};

/**
 * Why a part of the API does not respond. `lacks`: the product does not have it. `proxy`: the product has it, so what stands
 * before it does not forward it. `unsure`: one of the two.
 */
export function reasonOf(part: ApiPart, { id }: Product): 'lacks' | 'proxy' | 'unsure' {
  if (LACKS[id]?.includes(part)) return 'lacks';
  return HAS[id]?.includes(part) ? 'proxy' : 'unsure';
}

/** The fields of a JSON object; none for anything else. */
const fieldsOf = (json: unknown): Readonly<Record<string, unknown>> =>
  typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as Record<string, unknown>) : {};

/** A text that says something, or null. */
const textOf = (json: unknown): string | null => (typeof json === 'string' && json !== '' ? json : null);
