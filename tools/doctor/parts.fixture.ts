import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBlocks } from '../servers/prometheus/blocks';
import { systemNginx } from '../servers/nginx/programs';
import { startConfigured } from '../servers/nginx/start';
import { startPrometheus, type RunningPrometheus } from '../servers/prometheus/start';
import { startVictoriaMetrics } from '../servers/victoria-metrics/start';
import { freePort } from '../process/free-port';
import { Fleet } from '../simulator/fleet';
import { steadyScenario } from '../simulator/scenario';
import { serveFleet } from '../simulator/server';

/** A scrape job of `prometheus.yml`, beyond its name and interval. */
export type Job = Readonly<Record<string, unknown>> & { readonly targets: readonly string[] };

export interface ConfiguredPrometheus extends RunningPrometheus {
  /** It reads this file again on SIGHUP. */
  readonly configFile: string;
  /** It reads this file, about its own TLS and passwords, for each request. */
  readonly webConfigFile: string;
}

/** Servers for one test, well or broken; `close` ends them all. */
export class Parts {
  readonly #closings: (() => Promise<unknown>)[] = [];

  /** An HTTP server; returns its `host:port`. */
  async serve(listener: RequestListener, isTls = false): Promise<string> {
    const server = isTls ? createTlsServer(certificate(), listener) : createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    this.#closings.push(() => closeServer(server));
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  /** A server that responds to everything in the same way. */
  respond(status: number, body: string, type = 'text/plain'): Promise<string> {
    return this.serve((_, response) => {
      response.writeHead(status, { 'content-type': type });
      response.end(body);
    });
  }

  /** Simulated ranks that have run for a minute; returns their addresses. */
  async simulate(options: Parameters<typeof steadyScenario>[0]): Promise<string[]> {
    const fleet = new Fleet(steadyScenario(options), Date.now() - 60_000);
    const served = await serveFleet(fleet, { ports: fleet.ranks.map(() => 0) });
    this.#closings.push(() => served.close());
    return served.ports.map((port) => `127.0.0.1:${port}`);
  }

  /** A Prometheus with these jobs, which scrapes every second. */
  async prometheus(
    jobs: Readonly<Record<string, Job>>,
    routePrefix = '',
    more: Readonly<Record<string, unknown>> = {},
  ): Promise<ConfiguredPrometheus> {
    const folder = mkdtempSync(join(tmpdir(), 'lmdeploy-doctor-test-'));
    const configFile = join(folder, 'prometheus.json');
    const config = {
      global: { scrape_interval: '1s', scrape_timeout: '1s' },
      scrape_configs: Object.entries(jobs).map(([name, { targets, ...rest }]) => ({
        job_name: name,
        static_configs: [{ targets }],
        ...rest,
      })),
      ...more,
    };
    const webConfigFile = join(folder, 'web.json');
    writeFileSync(configFile, JSON.stringify(config));
    writeFileSync(webConfigFile, '{}');
    const prometheus = await startPrometheus({
      dataDir: join(folder, 'data'),
      configFile,
      routePrefix,
      extraArgs: [
        `--web.config.file=${webConfigFile}`,
        ...(routePrefix === '' ? [] : [`--web.route-prefix=${routePrefix}`]),
      ],
    });
    this.#closings.push(async () => {
      await prometheus.stop();
      rmSync(folder, { recursive: true, force: true });
    });
    return { ...prometheus, configFile, webConfigFile };
  }

  /**
   * An nginx; returns its URL.
   * @param location directives for every path
   * @param http directives for all servers
   */
  async nginx(location: string, http = ''): Promise<string> {
    const port = await freePort();
    // The path of readiness, which no test requests, is not a part of the location.
    const server = `listen 127.0.0.1:${port}; access_log off; location = /nginx-is-ready { return 204; } location / { ${location} }`;
    const { url, stop } = await startConfigured(systemNginx(), port, '/nginx-is-ready', (folder) => {
      const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
        (name) => `${name}_temp_path ${folder}/${name};`,
      );
      const config = `pid ${folder}/pid; events {} http { ${temporary.join(' ')} ${http} server { ${server} } }`;
      writeFileSync(join(folder, 'nginx.conf'), config);
    });
    this.#closings.push(stop);
    return url;
  }

  /**
   * A VictoriaMetrics that scrapes these targets every second.
   * @returns its URL; null where the program is not available
   */
  async victoriaMetrics(jobs: Readonly<Record<string, readonly string[]>>): Promise<string | null> {
    const folder = mkdtempSync(join(tmpdir(), 'lmdeploy-doctor-test-'));
    this.#closings.push(() => Promise.resolve(rmSync(folder, { recursive: true, force: true })));
    const configFile = join(folder, 'scrape.json');
    const scrapeConfigs = Object.entries(jobs).map(([name, targets]) => ({
      job_name: name,
      scrape_interval: '1s',
      scrape_timeout: '1s',
      static_configs: [{ targets }],
    }));
    writeFileSync(configFile, JSON.stringify({ scrape_configs: scrapeConfigs }));
    const server = await startVictoriaMetrics([`-promscrape.config=${configFile}`]);
    if (server) this.#closings.push(() => server.stop());
    return server?.url ?? null;
  }

  /** A Prometheus that scrapes nothing and has these samples. @param text OpenMetrics */
  async prometheusOf(text: string): Promise<RunningPrometheus> {
    const folder = mkdtempSync(join(tmpdir(), 'lmdeploy-doctor-test-'));
    const [file, dataDir] = [join(folder, 'samples.om'), join(folder, 'data')];
    writeFileSync(file, text);
    await createBlocks([file], dataDir);
    const prometheus = await startPrometheus({ dataDir });
    this.#closings.push(async () => {
      await prometheus.stop();
      rmSync(folder, { recursive: true, force: true });
    });
    return prometheus;
  }

  async close(): Promise<void> {
    await Promise.all(this.#closings.splice(0).map((close) => close()));
  }
}

/** A key and a certificate that nobody trusts. */
export function certificate(): { key: Buffer; cert: Buffer } {
  const folder = mkdtempSync(join(tmpdir(), 'lmdeploy-doctor-cert-'));
  try {
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const subject = ['-subj', '/CN=localhost', '-days', '2', '-nodes'];
    execFileSync(
      'openssl',
      ['req', '-x509', '-newkey', 'rsa:2048', '-keyout', key, '-out', cert, ...subject],
      {
        stdio: 'ignore',
      },
    );
    return { key: readFileSync(key), cert: readFileSync(cert) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
