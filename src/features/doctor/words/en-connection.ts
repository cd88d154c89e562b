import type { Says } from '../verdict';

/** From the page or the shell to Prometheus. */
export const connection = {
  ok: (url: string, named: string, tookMs: number): Says => ({
    seen: `${named} responds at ${url} in ${tookMs} ms.`,
  }),
  refused: (url: string): Says => ({
    seen: `Nothing listens at ${url}: the connection was refused.`,
    means: 'Prometheus is not started, or it uses another port.',
    todo: [
      'Test this on the machine of Prometheus. It must respond "Prometheus Server is Ready.":',
      'If it responds there, Prometheus may listen on 127.0.0.1 only, or the address is wrong. Check --web.listen-address and this address.',
    ],
  }),
  dns: (host: string): Says => ({
    seen: `The name ${host} has no address.`,
    means:
      'The name is misspelt, or it is known only in another network, such as that of Docker or Kubernetes.',
    todo: ['Look the name up:', 'Use a name or an IP address that this machine knows.'],
  }),
  timeout: (url: string, seconds: number): Says => ({
    seen: `${url} did not respond within ${seconds} s.`,
    means: 'A firewall drops the packets, the address leads nowhere, or Prometheus is overloaded.',
    todo: [
      'Measure where the time goes:',
      'Check the firewall, and the CPU and memory of the machine of Prometheus.',
    ],
  }),
  tls: (url: string, detail: string): Says => ({
    seen: `No secure connection to ${url}: ${detail}.`,
    means: 'The certificate is not trusted or not for this name, or the port does not support https.',
    todo: [
      'Look at the certificate:',
      'Trust its authority (in a shell: NODE_EXTRA_CA_CERTS=ca.pem), or write http:// where the server has no TLS.',
    ],
  }),
  unreachable: (url: string, detail: string): Says => ({
    seen: `${url} is unreachable: ${detail}.`,
    means: 'The network does not reach that machine, or the connection broke off.',
    todo: ['Test the connection:'],
  }),
  cors: (url: string, origin: string): Says => ({
    seen: `A server responds at ${url}, but it does not allow pages of ${origin} to read the response (CORS).`,
    means:
      'Prometheus is at another origin than the page, and --web.cors.origin or a proxy excludes the page. A custom header or credentials: "include" also cause this.',
    todo: [
      'Allow the page in Prometheus:',
      'Or forward prometheus/ below the address of the page, and leave prometheus.url out of config.json. Then there is no other origin.',
    ],
  }),
  csp: (origin: string): Says => ({
    seen: `The content security policy of the page forbids connections to ${origin}.`,
    means:
      'The server of the page sends a Content-Security-Policy whose connect-src does not contain this origin.',
    todo: [
      'Add the origin to connect-src at the server of the page:',
      'Or forward prometheus/ below the address of the page. The nginx of this project does so with PROMETHEUS_UPSTREAM.',
    ],
  }),
  mixedContent: (url: string): Says => ({
    seen: `This page uses https, and ${url} uses http.`,
    means: 'Browsers block requests from an https page to an http address (mixed content).',
    todo: [
      'Forward prometheus/ below the address of the page and remove prometheus.url from config.json, or give Prometheus https.',
    ],
  }),
  offline: (): Says => ({
    seen: 'This browser is offline.',
    means: 'The browser has no network connection.',
    todo: ['Connect to the network or the VPN, then try again.'],
  }),
  noResponse: (url: string): Says => ({
    seen: `${url} cannot be reached from this browser.`,
    means:
      'The server is stopped, its name or port is wrong, or its certificate is not trusted. Or the browser does not let a public page reach a private network. It does not say which.',
    todo: [`Open ${url}/api/v1/status/buildinfo in a tab, or run this in a shell, which shows the cause:`],
  }),
  starting: (url: string): Says => ({
    seen: `Prometheus at ${url} is still starting (status 503).`,
    means:
      'After a restart it replays its write-ahead log. This takes minutes with many series. No data is lost.',
    todo: [
      'Wait; the page tries again by itself. The log of Prometheus shows the progress. This command shows when it is ready:',
    ],
  }),
  gateway: (url: string, status: number): Says => ({
    seen: `A proxy responds at ${url} with status ${status}: Prometheus behind it does not respond.`,
    means: 'The web server runs. Prometheus is stopped, or the proxy forwards to a wrong address.',
    todo: [
      'Test Prometheus from the machine or the container of the proxy:',
      'Correct the address in the proxy: PROMETHEUS_UPSTREAM (docker compose), PROMETHEUS_URL (npm run dev), proxy_pass (your own nginx). In a container, localhost is the container itself.',
    ],
  }),
  unauthorized: (url: string): Says => ({
    seen: `${url} requires a login (status 401).`,
    means: 'Prometheus or the proxy in front of it is protected by a password or a token.',
    todo: [
      'In the page: sign in, then reload; behind your own proxy, let the proxy add the credentials. In a shell, add the header:',
    ],
  }),
  forbidden: (url: string): Says => ({
    seen: `${url} forbids this request (status 403).`,
    means: 'The login is valid but has no permission, or a proxy does not forward this path.',
    todo: ['Allow the read endpoints below api/v1/ in the proxy. This request must succeed:'],
  }),
  tooMany: (url: string, waitS: number | null): Says => ({
    seen: `${url} rejects requests because there are too many (status 429).`,
    means: `A rate limit of a proxy or of the tenant is reached.${waitS === null ? '' : ` The server asks to wait ${waitS} s; the page asks again after that time.`}`,
    todo: ['Raise the limit, close tabs that show the page, or choose a longer refresh interval.'],
  }),
  login: (url: string): Says => ({
    seen: `${url} returned a web page instead of data.`,
    means:
      'A login page stands in front of Prometheus, or the server sends its start page for every path: prometheus/ is not forwarded.',
    todo: [
      'Reload the page and sign in.',
      'Otherwise forward prometheus/api/v1/ to Prometheus. This must give JSON that begins with {"status":"success":',
    ],
  }),
  moved: (url: string, to: string): Says => ({
    seen: `${url} redirects to ${to}.`,
    means: 'A login page stands in front of Prometheus.',
    todo: ['Open this address, sign in, and reload the page:'],
  }),
  elsewhere: (url: string, found: string): Says => ({
    seen: `${url} is not the API of Prometheus, but ${found} is.`,
    means: 'The path is wrong. Prometheus may run with --web.route-prefix or --web.external-url.',
    todo: ['Use that address:'],
  }),
  notFound: (url: string): Says => ({
    seen: `The path ${url} does not exist (status 404).`,
    means:
      'Prometheus is not at this path: its address has another sub-path (--web.external-url, --web.route-prefix), or a proxy does not remove or add the prefix.',
    todo: [
      'Find the path at which this gives JSON, and use the part before /api/v1:',
      'In nginx, a proxy_pass with a path (http://host:9090/) removes the prefix of the location; without a path it keeps it.',
    ],
  }),
  isLmdeploy: (url: string): Says => ({
    seen: `${url} is an LMDeploy server, not Prometheus.`,
    means: 'LMDeploy exports its current values. The dashboard needs Prometheus, which stores them.',
    todo: ['Let Prometheus scrape this server, and use the address of Prometheus (port 9090 by default):'],
  }),
  notPrometheus: (url: string, start: string): Says => ({
    seen: `${url} is not Prometheus. Its response begins with: ${start}`,
    means: 'Another program uses this address, or a proxy changes the response.',
    todo: ['This must give JSON that begins with {"status":"success":'],
  }),
  serverError: (url: string, status: number, sentence: string): Says => ({
    seen: `Prometheus at ${url} reports an error (status ${status})${sentence === '' ? '' : `: ${sentence}`}.`,
    means: 'Prometheus runs and cannot execute the simplest query.',
    todo: ['Look at its log. This command shows the whole response:'],
  }),
  api: {
    range: (url: string, status: number | null): Says => ({
      seen: `Prometheus responds to query and not to query_range at ${url} (${
        status === null ? 'no response' : `status ${status}`
      }).`,
      means:
        'The page draws its charts from query_range. A proxy does not forward it, or waits for it too short a time.',
      todo: [
        'Let the proxy forward api/v1/query_range. This must give JSON that begins with {"status":"success":',
      ],
    }),
    config: (): Says => ({
      seen: 'Prometheus could not load its changed configuration, and uses the previous one.',
      means: 'A change of prometheus.yml has an error, so new targets and rules are not in force.',
      todo: ['Find the error:'],
    }),
  },
  clock: {
    ok: (seconds: number): Says => ({ seen: `The clocks differ by less than ${seconds} s.` }),
    apart: (seconds: number, isAhead: boolean): Says => ({
      seen: `The clock of Prometheus is ${seconds} s ${isAhead ? 'ahead of' : 'behind'} that of this machine.`,
      means:
        'The page uses the time of the server for its ranges. Links with absolute times and logs of this machine do not match.',
      todo: ['Let both machines synchronise their clocks (NTP):'],
    }),
  },
};
