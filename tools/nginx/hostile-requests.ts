/** A request that must not reach Prometheus, byte for byte, in one or more parts. */
export interface HostileRequest {
  readonly name: string;
  readonly parts: readonly string[];
}

const HOST = 'Host: localhost\r\n';
const CLOSE = 'Connection: close\r\n';

/** A request line with the usual headers. */
const line = (text: string, more = ''): HostileRequest => ({
  name: `${text.length > 90 ? `${text.slice(0, 60)}…` : text}${more && ` with ${more.trim()}`}`,
  parts: [`${text} HTTP/1.1\r\n${HOST}${CLOSE}${more}\r\n`],
});
const get = (path: string, more = ''): HostileRequest => line(`GET ${path}`, more);
const post = (path: string, body = ''): HostileRequest => ({
  name: `POST ${path}`,
  parts: [`POST ${path} HTTP/1.1\r\n${HOST}${CLOSE}Content-Length: ${body.length}\r\n\r\n${body}`],
});
const bytes = (name: string, ...parts: string[]): HostileRequest => ({ name, parts });

const QUERY = '/prometheus/api/v1/query';
const GOOD = `GET ${QUERY}?query=up HTTP/1.1\r\n`;
const FORM = 'Content-Type: application/x-www-form-urlencoded\r\n';
const POST = `POST ${QUERY} HTTP/1.1\r\n${HOST}${FORM}`;

const METHODS = [
  ...['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND', 'MKCOL', 'COPY', 'LOCK', 'QUERY', 'get'].map(
    (method) => line(`${method} ${QUERY}?query=up`),
  ),
  line('DELETE /prometheus/api/v1/series?match[]=up'),
  line('CONNECT prometheus:9090'),
  line(`OPTIONS *`),
  post('/prometheus/api/v1/label/job/values'),
  post('/prometheus/api/v1/targets'),
  post('/prometheus/api/v1/rules'),
  post('/prometheus/api/v1/status/buildinfo'),
];

const OTHER_PARTS = [
  post('/prometheus/api/v1/admin/tsdb/delete_series?match[]=up'),
  post('/prometheus/api/v1/admin/tsdb/snapshot'),
  post('/prometheus/api/v1/admin/tsdb/clean_tombstones'),
  line('PUT /prometheus/api/v1/admin/tsdb/snapshot'),
  get('/prometheus/api/v1/admin/tsdb/snapshot'),
  post('/prometheus/-/reload'),
  post('/prometheus/-/quit'),
  line('PUT /prometheus/-/quit'),
  get('/prometheus/-/ready'),
  post('/prometheus/api/v1/write', 'x'),
  post('/prometheus/api/v1/read', 'x'),
  post('/prometheus/api/v1/otlp/v1/metrics', 'x'),
  ...['config', 'flags', 'tsdb', 'walreplay'].map((name) => get(`/prometheus/api/v1/status/${name}`)),
  ...['alertmanagers', 'targets/metadata', 'scrape_pools', 'parse_query', 'notifications/live'].map((name) =>
    get(`/prometheus/api/v1/${name}`),
  ),
  ...[
    'metrics',
    'federate?match[]=up',
    'debug/pprof/heap',
    'graph',
    'config',
    'service-discovery',
    'api',
  ].map((name) => get(`/prometheus/${name}`)),
  get('/prometheus'),
  get('/prometheus/'),
  get('/prometheus/api/v1/'),
  get('/prometheus/api/v2/query?query=up'),
  get('/api/v1/query?query=up'),
  post('/api/v1/admin/tsdb/snapshot'),
  post('/-/reload'),
];

const SPELLINGS = [
  '/prometheus/api/v1/query/../admin/tsdb/snapshot',
  '/prometheus/api/v1/query/../query?query=up',
  '/prometheus/api/v1/query/../../../-/reload',
  '/prometheus/../api/v1/query?query=up',
  '/prometheus/./api/v1/query?query=up',
  '/prometheus//api/v1/query?query=up',
  '//prometheus/api/v1/query?query=up',
  '/prometheus/api/v1//query?query=up',
  '/prometheus/api/v1/%2e%2e/v1/query?query=up',
  '/prometheus/api/v1/query/%2e%2e/status/config',
  '/prometheus/api/v1/query/..%2fstatus%2fconfig',
  '/prometheus/api/v1/query%2f..%2fstatus%2fconfig',
  '/prometheus/api/v1/query%252f..%252fstatus%252fconfig',
  '/prometheus/api/v1/%252e%252e/v1/status/config',
  '/prometheus/api/v1/query..%5c..%5cstatus%5cconfig',
  '/prometheus/api/v1/query\\..\\status\\config',
  '/prometheus/api/v1/query/..;/status/config',
  '/prometheus%2fapi%2fv1%2fquery?query=up',
  '/%70rometheus/api/v1/query?query=up',
  '/prometheus/api/v1/%71uery?query=up',
  '/prometheus/api/v1/query%3fquery=up',
  '/prometheus/api/v1/query%00?query=up',
  '/prometheus/api/v1/query%20?query=up',
  '/prometheus/api/v1/query%0d%0aX-Evil:%201?query=up',
  '/prometheus/api/v1/query;a=b?query=up',
  '/prometheus/api/v1/query.json?query=up',
  '/prometheus/api/v1/query/?query=up',
  '/prometheus/api/v1/query#?query=up',
  '/prometheus/api/v1/query_range/../admin/tsdb/snapshot',
  '/prometheus/api/v1/%c0%ae%c0%ae/status/config',
  '/PROMETHEUS/api/v1/query?query=up',
  '/prometheus/API/v1/query?query=up',
  '/prometheus/api/v1/Query?query=up',
  '/assets/../prometheus/api/v1/status/config',
  '/assets/..%2fprometheus/api/v1/query?query=up',
  '/healthz/../prometheus/-/reload',
  '/prometheus/api/v1/label/values',
  '/prometheus/api/v1/label//values',
  '/prometheus/api/v1/label/a/b/values',
  '/prometheus/api/v1/label/..%2f..%2fadmin/values',
  '/prometheus/api/v1/label/../admin/values',
  '/prometheus/api/v1/label/job/values/../../../admin/tsdb/snapshot',
  '/prometheus/api/v1/label/job%0d%0a/values',
  `/prometheus/api/v1/label/${'a'.repeat(300)}/values`,
].map((path) => get(path));

const FORMS = [
  get('http://localhost/prometheus/api/v1/query?query=up'),
  get('http://elsewhere.example/prometheus/api/v1/query?query=up'),
  get('http://prometheus:9090/api/v1/query?query=up'),
  get('http://169.254.169.254/latest/meta-data/'),
  get('https://localhost/prometheus/api/v1/query?query=up'),
  get('http:///prometheus/api/v1/query?query=up'),
  get('prometheus/api/v1/query?query=up'),
  bytes('HTTP/0.9', `GET ${QUERY}?query=up\r\n`),
  bytes('HTTP/9.9', `GET ${QUERY}?query=up HTTP/9.9\r\n${HOST}\r\n`),
  bytes('the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
  bytes('a tab for a space', `GET\t${QUERY}?query=up HTTP/1.1\r\n${HOST}\r\n`),
  bytes('a space in the address', `GET ${QUERY}?query=up or down HTTP/1.1\r\n${HOST}\r\n`),
  bytes('a zero byte in the address', `GET ${QUERY}?query=\0 HTTP/1.1\r\n${HOST}\r\n`),
  bytes('a carriage return in the address', `GET ${QUERY}?query=\rup HTTP/1.1\r\n${HOST}\r\n`),
];

const HEADERS = [
  bytes('no Host', `${GOOD}${CLOSE}\r\n`),
  bytes('two Hosts', `${GOOD}${HOST}Host: elsewhere.example\r\n${CLOSE}\r\n`),
  ...[
    'elsewhere.example',
    'prometheus:9090',
    '169.254.169.254',
    'localhost.elsewhere.example',
    'a@localhost',
  ].map((host) => bytes(`Host: ${host}`, `${GOOD}Host: ${host}\r\n${CLOSE}\r\n`)),
  bytes('a zero byte in a header', `${GOOD}${HOST}X-A: a\0b\r\n${CLOSE}\r\n`),
  bytes('headers of 80 kB', `${GOOD}${HOST}X-A: ${'a'.repeat(80_000)}\r\n${CLOSE}\r\n`),
  get(`${QUERY}?query=up`, 'Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n'),
  get(`${QUERY}?query=up`, 'Upgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n'),
  get(`${QUERY}?query=up`, 'Sec-Fetch-Site: cross-site\r\n'),
  bytes(
    'both lengths',
    `${POST}${CLOSE}Content-Length: 8\r\nTransfer-Encoding: chunked\r\n\r\n8\r\nquery=up\r\n0\r\n\r\n`,
  ),
  bytes('two lengths', `${POST}${CLOSE}Content-Length: 8\r\nContent-Length: 4\r\n\r\nquery=up`),
  bytes('a length below zero', `${POST}${CLOSE}Content-Length: -1\r\n\r\nquery=up`),
  bytes('a length in words', `${POST}${CLOSE}Content-Length: eight\r\n\r\nquery=up`),
  bytes('an unknown coding', `${POST}${CLOSE}Transfer-Encoding: xchunked\r\n\r\n8\r\nquery=up\r\n0\r\n\r\n`),
  bytes('a chunk without a size', `${POST}${CLOSE}Transfer-Encoding: chunked\r\n\r\nzz\r\nquery=up\r\n`),
  bytes('a chunk without an end', `${POST}${CLOSE}Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nq`),
];

const SIZES = [
  get(`${QUERY}?query=${'a'.repeat(40_000)}`),
  bytes('a body of 1 MB', `${POST}${CLOSE}Content-Length: 1000000\r\n\r\n`, `query=${'a'.repeat(100_000)}`),
  bytes(
    'a body of 300 kB in chunks',
    `${POST}${CLOSE}Transfer-Encoding: chunked\r\n\r\n`,
    `493e0\r\n${'a'.repeat(300_000)}\r\n0\r\n\r\n`,
  ),
  bytes('a body that never comes', `${POST}${CLOSE}Content-Length: 20\r\n\r\n`),
  bytes('a body that stops', `${POST}${CLOSE}Content-Length: 20\r\n\r\nquery`),
  bytes('headers that never end', `${GOOD}${HOST}X-A: `),
  bytes('a request line that stops', 'GET /prometheus/api'),
];

/** Requests of those who would do more than read, or read in ways that are not meant. */
export const HOSTILE_REQUESTS: readonly HostileRequest[] = [
  ...METHODS,
  ...OTHER_PARTS,
  ...SPELLINGS,
  ...FORMS,
  ...HEADERS,
  ...SIZES,
];
