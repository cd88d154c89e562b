import { formatNumber } from '../../../lib/units';
import type { Says } from '../verdict';

/** From Prometheus to LMDeploy, and LMDeploy itself. */
export const scrape = {
  lmdeploy: {
    ok: (url: string, models: string): Says => ({
      seen: `${url} is healthy and exports metrics.${models === '' ? '' : ` It serves ${models}.`}`,
    }),
    notAsked: (): Says => ({
      seen: 'Not checked directly. In a shell, “npm run doctor -- --lmdeploy URL” checks a server.',
    }),
    down: (url: string, detail: string): Says => ({
      seen: `${url} does not respond: ${detail}.`,
      means: 'LMDeploy is not started, still loads the model, or listens on another address or port.',
      todo: [
        'Test this on the machine of LMDeploy:',
        'The default port is 23333 (--server-port). With --dp above 1 each rank has its own port, on the address of the host and not on 127.0.0.1.',
      ],
    }),
    unhealthy: (url: string, status: number): Says => ({
      seen: `${url} reports that it is unhealthy (status ${status}).`,
      means: 'The engine made no progress for 90 s. Its metrics look like those of an idle server.',
      todo: ['Look at its log and restart it. Its own message:'],
    }),
    sleeping: (url: string): Says => ({
      seen: `${url} is asleep.`,
      means: 'A server that sleeps serves no requests, and its metrics look idle.',
      todo: ['Wake it up:'],
    }),
    metricsOff: (url: string): Says => ({
      seen: `${url} runs without metrics: /metrics does not exist (status 404).`,
      means:
        'Metrics are off. v0.11.0 and later export them unless --disable-metrics is given; v0.9.2 to v0.10.2 need --enable-metrics; older versions have none.',
      todo: [
        'Restart it without --disable-metrics; before v0.11.0 with --enable-metrics. Then this must list lmdeploy: metrics:',
      ],
    }),
    wantsKey: (url: string): Says => ({
      seen: `${url} requires a key for /metrics (status 401).`,
      means:
        'The server runs with --api-keys, which protects /metrics since v0.12.2. Prometheus needs the key too.',
      todo: [
        'Add the key to the scrape job:',
        'Give the doctor the key in LMDEPLOY_API_KEY. This must list lmdeploy: metrics:',
      ],
    }),
    wrongKey: (url: string): Says => ({
      seen: `${url} rejects the key (status 401).`,
      means: 'The key in LMDEPLOY_API_KEY is not one of --api-keys.',
      todo: ['Correct the key. This must list lmdeploy: metrics:'],
    }),
    notLmdeploy: (url: string): Says => ({
      seen: `${url}/metrics has no metric of LMDeploy.`,
      means: 'This is another program, such as the proxy of LMDeploy, which has no metrics.',
      todo: ['Give the address of an API server (port 23333 by default). The proxy lists its servers here:'],
    }),
  },
  job: {
    ok: (jobs: string, count: number): Says => ({
      seen: `Prometheus scrapes ${count} ${count === 1 ? 'target' : 'targets'} of LMDeploy in ${jobs}.`,
    }),
    none: (jobs: string, down: string): Says => ({
      seen: `No job of Prometheus scrapes LMDeploy. ${jobs === '' ? 'It scrapes nothing.' : `It scrapes: ${jobs}.`}${down === '' ? '' : ` Down: ${down}.`}`,
      means: 'Prometheus stores only what it scrapes.',
      todo: [
        'Add a job to prometheus.yml, with the address by which Prometheus reaches LMDeploy, then reload Prometheus:',
        'Or, with the docker compose file of this project, write the list of targets:',
      ],
    }),
    unknown: (): Says => ({ seen: 'This server does not list its targets.' }),
  },
  targets: {
    ok: (count: number): Says => ({
      seen: `${count === 1 ? 'The target is' : `All ${count} targets are`} up.`,
    }),
    waiting: (names: string): Says => ({
      seen: `Prometheus has not scraped ${names} yet.`,
      means: 'The target is new. The first scrape follows within one scrape interval.',
    }),
    refused: (names: string): Says => ({
      seen: `Prometheus cannot connect to ${names}: connection refused.`,
      means: 'LMDeploy is not started there, still loads the model, or uses another port.',
      todo: ['Test this on the machine of Prometheus:', 'If LMDeploy uses another port, correct the target:'],
    }),
    loopback: (names: string): Says => ({
      seen: `Prometheus cannot connect to ${names}: connection refused.`,
      means:
        'LMDeploy is not started or uses another port. Or 127.0.0.1 is the wrong address: in a container it is the container itself, and with --dp above 1 LMDeploy listens on the address of the host only.',
      todo: [
        'Test this on the machine of LMDeploy:',
        'With --dp above 1, give Prometheus the address of the host:',
        'With Prometheus in a container, use host.docker.internal:',
      ],
    }),
    dockerHost: (names: string): Says => ({
      seen: `Prometheus cannot find the address of ${names}.`,
      means: 'On Linux, Docker does not know host.docker.internal by itself.',
      todo: ['Add this to the service of Prometheus in the compose file, and recreate it:'],
    }),
    dns: (names: string): Says => ({
      seen: `Prometheus cannot find the address of ${names}.`,
      means: 'The host name is misspelt, or the DNS server of Prometheus does not know it.',
      todo: ['Look the name up on the machine of Prometheus:', 'Or use the IP address:'],
    }),
    metricsOff: (names: string): Says => ({
      seen: `${names} responds to the scrape with status 404.`,
      means:
        'Metrics are off. v0.11.0 and later export them unless --disable-metrics is given; v0.9.2 to v0.10.2 need --enable-metrics; older versions have none. Or the port belongs to another program, such as the proxy of LMDeploy.',
      todo: [
        'Restart LMDeploy without --disable-metrics; before v0.11.0 with --enable-metrics. Then this must list lmdeploy: metrics:',
      ],
    }),
    wantsKey: (names: string, status: number): Says => ({
      seen: `${names} rejects the scrape with status ${status}.`,
      means:
        'LMDeploy runs with --api-keys, which protects /metrics since v0.12.2. The scrape job has no key or a wrong one.',
      todo: [
        'Add the key to the scrape job, then reload Prometheus:',
        'Test the key. This must list lmdeploy: metrics:',
      ],
    }),
    timeout: (names: string): Says => ({
      seen: `${names} does not respond to scrapes in time.`,
      means:
        'With --max-concurrent-requests, scrapes queue behind requests and time out under load. Or the server hangs, or a firewall drops the packets.',
      todo: [
        'Measure how long a scrape takes:',
        'Raise --max-concurrent-requests, or give the scrape more time:',
      ],
    }),
    wantsHttps: (names: string): Says => ({
      seen: `${names} does not accept http.`,
      means: 'LMDeploy runs with --ssl, and the scrape job uses http.',
      todo: [
        'Set the scheme of the scrape job, then reload Prometheus:',
        'This must list lmdeploy: metrics:',
      ],
    }),
    wantsHttp: (names: string): Says => ({
      seen: `${names} does not accept https.`,
      means: 'The scrape job uses https, and LMDeploy runs without --ssl.',
      todo: [
        'Remove "scheme: https" from the scrape job, then reload Prometheus. This must list lmdeploy: metrics:',
      ],
    }),
    certificate: (names: string): Says => ({
      seen: `Prometheus does not trust the certificate of ${names}.`,
      means: 'Its authority is not known to Prometheus, or it is for another name.',
      todo: ['Set the authority in the scrape job, then reload Prometheus:'],
    }),
    network: (names: string): Says => ({
      seen: `The network of Prometheus does not reach ${names}.`,
      means: 'The machine is off, the address is wrong, or a firewall blocks it.',
      todo: ['Test this on the machine of Prometheus:'],
    }),
    limit: (names: string): Says => ({
      seen: `Prometheus discards the scrapes of ${names}: a limit of the job is exceeded.`,
      means:
        'A rank exports about 300 series, and more with speculative decoding. sample_limit or body_size_limit of the job is lower than that.',
      todo: ['Raise the limit of the job, then reload Prometheus:'],
    }),
    notMetrics: (names: string): Says => ({
      seen: `${names} returns a response that is not metrics.`,
      means: 'Another program uses this port, or a proxy sends a web page.',
      todo: ['Look at the response:', 'Correct the target:'],
    }),
    status: (names: string, status: number): Says => ({
      seen: `${names} responds to the scrape with status ${status}.`,
      means: 'The server or a proxy in front of it reports an error.',
      todo: ['Look at the response:'],
    }),
    other: (names: string): Says => ({
      seen: `${names} is down.`,
      means: 'The last scrape failed.',
      todo: ['Test this on the machine of Prometheus:'],
    }),
    detail: (error: string): string => `Prometheus reports: ${error}`,
  },
  cost: {
    ok: (slowest: string, interval: string, samples: number | null): Says => ({
      seen: `The slowest scrape took ${slowest}, the interval is ${interval}.${samples === null ? '' : ` A scrape has up to ${formatNumber(samples, 0)} samples.`}`,
    }),
    slow: (names: string, duration: string, interval: string): Says => ({
      seen: `A scrape of ${names} took ${duration}, close to its interval of ${interval} or longer.`,
      means:
        'Scrapes are late or fail, and lines have gaps. With --max-concurrent-requests, scrapes queue behind requests.',
      todo: ['Scrape less often:'],
    }),
    sparse: (interval: string): Says => ({
      seen: `The scrape interval is ${interval}.`,
      means: 'Rates need four scrapes, so short peaks do not show, and ranges shorter than that are empty.',
      todo: ['Scrape more often. LMDeploy updates its gauges every 10 s:'],
    }),
  },
};
