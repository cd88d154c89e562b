import type { ApiPart, KnownProduct, Product } from '../product';
import type { Says } from '../verdict';

const NAMES: Readonly<Record<KnownProduct, string>> = {
  prometheus: 'Prometheus',
  'victoria-metrics': 'VictoriaMetrics',
  'victoria-metrics-cluster': 'VictoriaMetrics cluster',
  thanos: 'Thanos',
  mimir: 'Grafana Mimir',
  cortex: 'Cortex',
};

/** What the page does without a part of the API. */
const WITHOUT: Readonly<Record<ApiPart, string>> = {
  targets: 'it measures the scrape interval',
  rules: 'it shows no alert rules',
  'label/…/values': 'its pickers may be empty',
  'status/buildinfo': 'it corrects buckets as Prometheus 2.49 and later do',
};

/** Its name in a sentence. */
function nameOf(product: Product): string {
  if (product.id === 'other') return product.name;
  return product.id === 'unknown' ? 'The server' : NAMES[product.id];
}

/** The server behind the page: which product it is, and what it lacks. */
export const product = {
  /** Name and version, as the subject of a sentence. */
  named: (found: Product): string => {
    if (found.id === 'unknown') {
      return found.version === null
        ? 'A server that does not say what it is'
        : `A server that this page does not know (it gives version ${found.version})`;
    }
    return `${nameOf(found)} ${found.version ?? '(version not given)'}`;
  },
  /** @param isWithoutIntervals it lists targets and not how often it scrapes them */
  allParts: (found: Product, isWithoutIntervals: boolean): Says => ({
    seen: `All parts of the API respond: query, label values, targets, rules, versions.${
      isWithoutIntervals
        ? ` ${nameOf(found)} lists targets without their scrape interval, so the page measures it.`
        : ''
    }`,
  }),
  /**
   * @param missing parts that do not respond
   * @param lacking those of them that the product does not have
   * @param hidden those of them that the product has
   */
  parts: (
    found: Product,
    missing: readonly ApiPart[],
    lacking: readonly ApiPart[],
    hidden: readonly ApiPart[],
  ): Says => ({
    seen: `These parts of the API do not respond: ${paths(missing)}.`,
    means: [
      lacking.length > 0 ? `${nameOf(found)} does not have ${paths(lacking)}.` : '',
      hidden.length > 0 ? `${nameOf(found)} has ${paths(hidden)}, so a proxy does not forward it.` : '',
      lacking.length + hidden.length < missing.length
        ? 'Mimir, Thanos and VictoriaMetrics lack some parts, or a proxy does not forward them.'
        : '',
      `The page works: ${missing.map((part) => WITHOUT[part]).join(', ')}.`,
    ]
      .filter((sentence) => sentence !== '')
      .join(' '),
    ...(lacking.length < missing.length
      ? { todo: ['Where a proxy is in between, forward these paths too. docs/hosting.md lists them all.'] }
      : {}),
  }),
  rulesLoaded: (found: Product, ofLmdeploy: number, all: number): string =>
    `${nameOf(found)} has ${all} alert ${all === 1 ? 'rule' : 'rules'}; ${ofLmdeploy} of them ${ofLmdeploy === 1 ? 'is' : 'are'} for LMDeploy.`,
  noRules: (found: Product): string =>
    `${nameOf(found)} has no alert rules for LMDeploy. Those of this project are in deploy/prometheus/rules/.`,
  /** VictoriaMetrics evaluates no rules itself, and lists those of vmalert where it knows its address. */
  noVmalert: (found: Product): string =>
    `${nameOf(found)} lists no rules. It lists those of vmalert when it is started with -vmalert.proxyURL.`,
  /** What differs from one Prometheus; null where nothing does or nothing is known. */
  differs: (found: Product): string | null => {
    switch (found.id) {
      case 'victoria-metrics':
        return 'VictoriaMetrics does not extrapolate rates, so they differ slightly from those of Prometheus. Its newest values are 30 s late, unless -search.latencyOffset is set.';
      case 'victoria-metrics-cluster':
        return 'VictoriaMetrics does not extrapolate rates, so they differ slightly from those of Prometheus. Its newest values are 30 s late, unless -search.latencyOffset is set. While a storage node is away, the cluster refuses queries for raw samples.';
      case 'thanos':
        return 'Thanos counts the copies of a pair of Prometheus once only when Query knows their label (--query.replica-label).';
      case 'mimir':
        return 'Mimir has what a Prometheus sends it, so samples may arrive minutes late: prometheus.lateSeconds sets how much a refresh loads again. It refuses queries beyond the limits of the tenant.';
      case 'cortex':
      case 'other':
        return `This page was not tried with ${nameOf(found)}.`;
      case 'unknown':
        return found.version === null ? null : 'This page was not tried with this server.';
      case 'prometheus':
        return null;
    }
  },
};

const paths = (parts: readonly ApiPart[]): string => parts.map((part) => `api/v1/${part}`).join(', ');
