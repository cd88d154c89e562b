/** A text as one word of a shell. */
export const shellWord = (text: string): string =>
  /^[\w./:=@%+,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;

/** The host of Docker is known by this name in a container alone. */
const isOfContainer = (url: string): boolean => /^https?:\/\/host\.docker\.internal[:/]/.test(url);

/** Asks a server from where Prometheus is. */
export const curl = (url: string): string =>
  isOfContainer(url)
    ? `docker compose exec prometheus wget -S -O - ${shellWord(url)}`
    : `curl -i ${shellWord(url)}`;

/** Asks a server as Prometheus does, with a key from the environment. */
export const curlWithKey = (url: string): string =>
  isOfContainer(url)
    ? `docker compose exec prometheus wget -S -O - --header "Authorization: Bearer $LMDEPLOY_API_KEY" ${shellWord(url)}`
    : `curl -i -H "Authorization: Bearer $LMDEPLOY_API_KEY" ${shellWord(url)}`;

/** A request that makes traffic. */
export function trafficCurl(url: string, model: string, needsKey: boolean): string {
  const body = JSON.stringify({ model, prompt: 'Hello', max_tokens: 64 });
  const key = needsKey ? '  -H "Authorization: Bearer $LMDEPLOY_API_KEY" \\\n' : '';
  return `curl ${shellWord(`${url}/v1/completions`)} \\\n  -H 'Content-Type: application/json' \\\n${key}  -d ${shellWord(body)}`;
}

/** A scrape job for servers, given as `host:port`. */
export const scrapeConfig = (targets: readonly string[], scheme = 'http'): string =>
  [
    'scrape_configs:',
    '  - job_name: lmdeploy',
    '    scrape_interval: 5s',
    ...(scheme === 'https' ? ['    scheme: https'] : []),
    '    static_configs:',
    `      - targets: [${targets.map((target) => JSON.stringify(target)).join(', ')}]`,
  ].join('\n');

export const targetsCommand = (targets: readonly string[]): string =>
  `npm run targets -- ${targets.map(shellWord).join(' ')}`;

/** To add to a job whose servers want a key. */
export const KEY_CONFIG = '    authorization:\n      credentials_file: /etc/prometheus/lmdeploy-api-key';

export const HTTPS_CONFIG = '    scheme: https';

/** For a server whose scrapes wait behind requests. */
export const slowScrape = (intervalS: number): string =>
  `    scrape_interval: ${intervalS}s\n    scrape_timeout: ${intervalS}s`;

/** For docker compose on Linux, at the service of Prometheus. */
export const EXTRA_HOSTS = "    extra_hosts: ['host.docker.internal:host-gateway']";

export const configJson = (prometheus: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({ prometheus });
