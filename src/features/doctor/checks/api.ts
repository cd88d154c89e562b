import { reasonOf, type ApiPart } from '../product';
import { verdict, type Verdict } from '../verdict';
import type { KnownFacts, Writing } from './check';

/** Is the read API complete, and is the configuration that Prometheus uses the newest? */
export function checkApi({ server }: KnownFacts, { words }: Writing): Verdict {
  const { product, targets } = server;
  if (server.isConfigLoaded === false) {
    return verdict('prometheus-api', 'fault', words.connection.api.config(), [
      'promtool check config /etc/prometheus/prometheus.yml',
    ]);
  }
  const parts: readonly (readonly [part: ApiPart, isThere: boolean])[] = [
    ['targets', targets !== null],
    ['rules', server.rules !== null],
    ['label/…/values', server.hasLabelValues],
    ['status/buildinfo', server.hasBuildInfo],
  ];
  const missing = parts.flatMap(([part, isThere]) => (isThere ? [] : [part]));
  if (missing.length === 0) {
    const isWithoutIntervals =
      targets !== null && targets.length > 0 && targets.every(({ intervalS }) => intervalS === null);
    return verdict('prometheus-api', 'ok', words.product.allParts(product, isWithoutIntervals));
  }
  const lacking = missing.filter((part) => reasonOf(part, product) === 'lacks');
  const hidden = missing.filter((part) => reasonOf(part, product) === 'proxy');
  return verdict('prometheus-api', 'note', words.product.parts(product, missing, lacking, hidden));
}
