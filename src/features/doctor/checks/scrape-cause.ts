import type { TargetFact } from '../facts';

/** Why a scrape failed. */
export type ScrapeCause =
  | 'refused'
  | 'loopback'
  | 'docker-host'
  | 'dns'
  | 'metrics-off'
  | 'wants-key'
  | 'timeout'
  | 'wants-https'
  | 'wants-http'
  | 'certificate'
  | 'network'
  | 'limit'
  | 'not-metrics'
  | 'status'
  | 'other';

/** Messages of Go and of Prometheus by cause; the first match counts. */
const MESSAGES: readonly (readonly [RegExp, ScrapeCause])[] = [
  [/HTTP status 404/, 'metrics-off'],
  [/HTTP status 40[13]/, 'wants-key'],
  [/HTTP status \d/, 'status'],
  [/HTTP response to HTTPS client/, 'wants-http'],
  [/malformed HTTP (response|version)|server misbehaving: EOF/, 'wants-https'],
  [/x509:|certificate|tls:/, 'certificate'],
  [/host\.docker\.internal.*(no such host|server misbehaving)|lookup host\.docker\.internal/, 'docker-host'],
  [/no such host|server misbehaving|\blookup \S+/, 'dns'],
  [/connection refused/, 'refused'],
  [/limit exceeded|exceeded .*limit|limit \(/, 'limit'],
  [/deadline exceeded|Client\.Timeout|i\/o timeout/, 'timeout'],
  [/no route to host|network is unreachable|host is down/, 'network'],
  [/Content-Type|expected |parse|invalid metric|unsupported|text format/i, 'not-metrics'],
];

/** The cause that the error of a scrape names. */
export function causeOfError({
  lastError,
  scrapeUrl,
}: Pick<TargetFact, 'lastError' | 'scrapeUrl'>): ScrapeCause {
  const cause = MESSAGES.find(([pattern]) => pattern.test(lastError))?.[1] ?? 'other';
  const isLoopback = /^https?:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\])[:/]/.test(scrapeUrl);
  return cause === 'refused' && isLoopback ? 'loopback' : cause;
}
