import { areApart, CLOCK_S, serverAheadS } from '../clocks';
import type { DoctorFacts, ProbeFault, ProbeResponse } from '../facts';
import { configJson, curl, scrapeConfig } from '../snippets';
import { verdict, type Says, type Verdict } from '../verdict';
import type { DoctorWords } from '../words/doctor-words';
import type { Writing } from './check';

type Finding = readonly [says: Says, ...codes: (string | null)[]];

/** Does Prometheus respond to a query? If not: why. */
export function checkPrometheus(facts: DoctorFacts, { words }: Writing): Verdict {
  const { query, ask, server } = facts;
  if (server !== null && query.kind === 'response') {
    const named = words.product.named(server.product);
    return verdict('prometheus', 'ok', words.connection.ok(ask.prometheusUrl, named, query.tookMs));
  }
  const [says, ...codes] =
    query.kind === 'fault' ? ofFault(query, facts, words) : ofResponse(query, facts, words);
  return verdict('prometheus', 'fault', says, codes);
}

function ofFault({ fault, detail }: ProbeFault, { ask }: DoctorFacts, { connection }: DoctorWords): Finding {
  const url = ask.prometheusUrl;
  const { origin, hostname, host, port, protocol } = new URL(url);
  const test = curl(`${url}/api/v1/query?query=up`);
  switch (fault) {
    case 'refused':
      return [connection.refused(url), curl(`http://127.0.0.1:${port || '9090'}/-/ready`)];
    case 'dns':
      return [connection.dns(hostname), `getent hosts ${hostname}`];
    case 'timeout':
      return [
        connection.timeout(url, ask.timeoutS),
        `curl -sS -o /dev/null -w 'dns %{time_namelookup}s, connect %{time_connect}s, response %{time_starttransfer}s\\n' '${url}/api/v1/query?query=up'`,
      ];
    case 'tls':
      return [
        connection.tls(url, detail),
        `openssl s_client -connect ${port === '' ? `${hostname}:${protocol === 'https:' ? 443 : 80}` : host} -servername ${hostname} </dev/null`,
      ];
    case 'unreachable':
      return [connection.unreachable(url, detail), test];
    case 'cors': {
      const page = originOf(ask.pageUrl);
      return [
        connection.cors(url, page),
        `--web.cors.origin='${page.replaceAll('.', '\\.')}'`,
        configJson({ url: 'prometheus' }),
      ];
    }
    case 'csp':
      return [connection.csp(origin), `connect-src 'self' ${origin}`];
    case 'mixed-content':
      return [connection.mixedContent(url)];
    case 'offline':
      return [connection.offline()];
    case 'unknown':
      return [connection.noResponse(url), `npm run doctor -- --prometheus ${url}`];
  }
}

function ofResponse(
  found: ProbeResponse,
  { ask, elsewhere }: DoctorFacts,
  { connection }: DoctorWords,
): Finding {
  const url = ask.prometheusUrl;
  const { status, start, json } = found;
  const test = curl(`${url}/api/v1/query?query=up`);
  const { error, detail } = (json ?? {}) as { error?: unknown; detail?: unknown };
  if (elsewhere !== null) return [connection.elsewhere(url, elsewhere), useOf(elsewhere, ask.place)];
  if (found.redirectedTo !== null && isPage(found)) {
    return [connection.moved(url, found.redirectedTo), found.redirectedTo];
  }
  if (status === 401) {
    return [
      connection.unauthorized(url),
      `npm run doctor -- --prometheus ${url} --header 'Authorization: Bearer …'`,
    ];
  }
  if (status === 403) return [connection.forbidden(url), test];
  if (status === 429)
    return [connection.tooMany(url, found.retryAfterS === null ? null : Math.ceil(found.retryAfterS))];
  if (status === 503 && /^service unavailable\s*$/i.test(start)) {
    return [connection.starting(url), curl(`${url}/-/ready`)];
  }
  // The nginx of this project writes its own errors as Prometheus does.
  if (status === 502 || status === 504) return [connection.gateway(url, status), BEHIND_PROXY];
  if (typeof error === 'string') {
    return [connection.serverError(url, status, error.replace(/\.$/, '')), test];
  }
  if (detail !== undefined && status >= 400) {
    const { host } = new URL(url);
    return [connection.isLmdeploy(url), scrapeConfig([host])];
  }
  if (status === 503 || (status === 500 && !isJson(found))) {
    return [connection.gateway(url, status), BEHIND_PROXY];
  }
  if (status === 404) return [connection.notFound(found.url.replace(/\?.*/, '')), test];
  if (isPage(found)) return [connection.login(url), null, test];
  if (status >= 500) return [connection.serverError(url, status, ''), test];
  return [connection.notPrometheus(url, start.slice(0, 80)), test];
}

/** To run where the proxy runs. */
const BEHIND_PROXY = curl('http://127.0.0.1:9090/-/ready');

const isPage = ({ start, contentType }: ProbeResponse): boolean =>
  contentType.includes('text/html') || /^\s*<(!doctype|html)/i.test(start);

const isJson = ({ json }: ProbeResponse): boolean => json !== null;

const useOf = (url: string, place: 'page' | 'shell'): string =>
  place === 'shell' ? `npm run doctor -- --prometheus ${url}` : configJson({ url });

const originOf = (url: string | null): string => (url === null ? '' : new URL(url).origin);

/** Does the clock of Prometheus agree with that of this machine? */
export function checkClock({ query, atMs }: DoctorFacts, { words }: Writing): Verdict {
  const aheadS = serverAheadS(query, atMs);
  if (aheadS === null) return verdict('clock', 'unknown', words.notChecked());
  if (!areApart(aheadS)) return verdict('clock', 'ok', words.connection.clock.ok(CLOCK_S));
  return verdict('clock', 'note', words.connection.clock.apart(Math.abs(aheadS), aheadS > 0), [
    'timedatectl set-ntp true',
  ]);
}
