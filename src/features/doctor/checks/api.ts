import { verdict, type Verdict } from '../verdict';
import type { KnownFacts, Writing } from './check';

/** Is the read API complete, and is the configuration that Prometheus uses the newest? */
export function checkApi({ server }: KnownFacts, { words }: Writing): Verdict {
  const { api } = words.connection;
  if (server.isConfigLoaded === false) {
    return verdict('prometheus-api', 'fault', api.config(), [
      'promtool check config /etc/prometheus/prometheus.yml',
    ]);
  }
  const parts: readonly (readonly [path: string, isThere: boolean])[] = [
    ['targets', server.targets !== null],
    ['rules', server.rules !== null],
    ['label/…/values', server.hasLabelValues],
    ['status/buildinfo', server.version !== null],
  ];
  const missing = parts.flatMap(([path, isThere]) => (isThere ? [] : [`api/v1/${path}`]));
  if (missing.length === 0) return verdict('prometheus-api', 'ok', api.ok());
  return verdict('prometheus-api', 'note', api.parts(missing.join(', ')));
}
