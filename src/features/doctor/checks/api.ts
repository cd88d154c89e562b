import { dataOf } from '../gather/probe';
import { reasonOf, type ApiPart } from '../product';
import { curl } from '../snippets';
import { verdict, type Verdict } from '../verdict';
import type { KnownFacts, Writing } from './check';

/** Is the read API complete, and is the configuration that Prometheus uses the newest? */
export function checkApi({ server, ask }: KnownFacts, { words }: Writing): Verdict {
  const { product, targets, rangeQuery } = server;
  if (rangeQuery.kind === 'fault' || dataOf(rangeQuery) === null) {
    const test = [curl(`${ask.prometheusUrl}/api/v1/query_range?query=up&start=0&end=60&step=60`)];
    const { status, json } = rangeQuery.kind === 'response' ? rangeQuery : { status: null, json: null };
    const { error } = (json ?? {}) as { error?: unknown };
    const { api, serverError } = words.connection;
    // The nginx of this project writes its own errors as Prometheus does.
    const isOwn = typeof error === 'string' && status !== null && status !== 502 && status !== 504;
    const says = isOwn
      ? serverError(ask.prometheusUrl, status, error.replace(/\.$/, ''))
      : api.range(ask.prometheusUrl, status);
    return verdict('prometheus-api', 'fault', says, test);
  }
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
