import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { runProgram, type CleanUp } from '../../process/clean-up';
import { freePort } from '../../process/free-port';
import { Fleet } from '../../simulator/fleet';
import { steadyScenario } from '../../simulator/scenario';
import { serveFleet } from '../../simulator/server';
import { textOf, statusOf, until, valuesOf } from './requests';
import { ComposeProject, docker } from './compose-project';

/*
 * npm run test:compose: starts docker-compose.yaml with Docker, from a copy of the work tree, on free ports and under a
 * unique name. It removes everything that it creates. It needs a Docker engine and a registry for the images.
 */

const MODEL = 'compose-test-model';

async function main(cleanUp: CleanUp): Promise<number> {
  await requireEngine();
  const name = `lmdeploy-test-${randomBytes(3).toString('hex')}`;
  const project = new ComposeProject(cleanUp.makeTempFolder('lmdeploy-compose-test-'), name);
  const remove = async (): Promise<void> => {
    await docker(['rm', '--force', `${name}-other`]);
    await project.compose('down', '--volumes', '--rmi', 'local', '--remove-orphans');
  };
  cleanUp.add({ close: remove, closeNow: () => undefined });

  const simulated = await simulate(cleanUp);
  const settings: Record<string, string> = {
    DASHBOARD_PORT: String(await freePort()),
    PROMETHEUS_PORT: String(await freePort()),
  };
  const page = (): string => `http://127.0.0.1:${settings['DASHBOARD_PORT']}`;
  const api = (): string => `${page()}/prometheus`;
  const setTargets = (file: string, ...targets: string[]): void =>
    project.write(file, JSON.stringify([{ targets }]));

  let passed = 0;
  const check = async (what: string, run: () => Promise<void>): Promise<void> => {
    const startedMs = performance.now();
    await run();
    passed += 1;
    say(`ok ${passed} - ${what} (${((performance.now() - startedMs) / 1000).toFixed(1)} s)`);
  };
  const upHolds = async (query: string): Promise<boolean> => (await valuesOf(api(), query))?.[0] === 1;

  try {
    await check('docker compose up --build --wait starts a clean clone', async () => {
      project.set(settings);
      await project.up('--build');
    });
    await check('the page, its assets and its health check respond on the published port', async () => {
      const response = await fetch(`${page()}/`);
      const html = await response.text();
      assert.match(response.headers.get('content-security-policy') ?? '', /frame-ancestors 'self'$/);
      const asset = /assets\/index-[\w-]+\.js/.exec(html)?.[0] ?? '';
      const script = await fetch(`${page()}/${asset}`);
      assert.equal(script.headers.get('content-encoding'), 'gzip');
      assert.match(script.headers.get('cache-control') ?? '', /immutable/);
      assert.equal(await textOf(`${page()}/config.json`), '{}\n');
      assert.equal(await statusOf(`${page()}/healthz`), 200);
    });
    await check('the API is read-only; Prometheus responds on its own port', async () => {
      assert.deepEqual(await valuesOf(api(), 'vector(1)'), [1]);
      assert.equal(await statusOf(`${api()}/api/v1/status/config`), 403);
      assert.equal(await statusOf(`http://127.0.0.1:${settings['PROMETHEUS_PORT']}/-/ready`), 200);
      const reload = await fetch(`http://127.0.0.1:${settings['PROMETHEUS_PORT']}/-/reload`, {
        method: 'POST',
      });
      assert.equal(reload.status, 403);
    });
    await check('both containers run as plain users, with a read-only root and no capabilities', async () => {
      for (const service of ['prometheus', 'nginx']) {
        const { output } = await docker([
          'inspect',
          '--format',
          '{{.Config.User}} {{.HostConfig.ReadonlyRootfs}} {{.HostConfig.CapDrop}} {{.HostConfig.SecurityOpt}} {{.HostConfig.RestartPolicy.Name}}',
          `${name}-${service}-1`,
        ]);
        assert.match(
          output,
          /^(65534:65534|101:101) true \[ALL\] \[no-new-privileges:true\] unless-stopped$/m,
        );
      }
    });
    await check('Prometheus scrapes a target on the host that is added while it runs', async () => {
      setTargets('deploy/prometheus/targets/lmdeploy.json', `host.docker.internal:${simulated}`);
      await until('the target is up', 60, () => upHolds('up{job="lmdeploy"}'));
      const query = `count(count by (model_name) ({__name__=~"lmdeploy:.+",model_name="${MODEL}"}))`;
      await until('Prometheus has its metrics', 30, () => upHolds(query));
    });
    const seenS = Date.now() / 1000;
    await check('a restart keeps the data', async () => {
      await project.compose('restart');
      await until('the page responds again', 60, async () => (await valuesOf(api(), 'vector(1)')) !== null);
      assert.deepEqual(await valuesOf(api(), 'up{job="lmdeploy"}', seenS), [1]);
    });
    await check('.env changes ports, retention, the list of targets and config.json', async () => {
      const before = { page: page(), prometheus: settings['PROMETHEUS_PORT'] };
      Object.assign(settings, {
        DASHBOARD_PORT: String(await freePort()),
        PROMETHEUS_PORT: String(await freePort()),
        RETENTION_TIME: '3d',
        RETENTION_SIZE: '1GB',
        LMDEPLOY_TARGETS: './mine/list.json',
        CONFIG_FILE: './site/config.json',
        PORTAL_ORIGINS: 'https://portal.example.com',
      });
      setTargets('mine/list.json', `host.docker.internal:${simulated}`, 'host.docker.internal:1');
      project.write('site/config.json', '{ "title": "Mine" }');
      project.set(settings);
      await project.up();
      assert.equal(await statusOf(`${before.page}/`), null);
      assert.equal(await statusOf(`http://127.0.0.1:${before.prometheus}/-/ready`), null);
      assert.equal(await textOf(`${page()}/config.json`), '{ "title": "Mine" }');
      const { headers } = await fetch(`${page()}/`);
      assert.match(headers.get('content-security-policy') ?? '', /'self' https:\/\/portal\.example\.com$/);
      await until('both targets are listed', 60, async () => {
        const values = await valuesOf(api(), 'up{job="lmdeploy"}');
        return values?.length === 2 && values.includes(0) && values.includes(1);
      });
      const info = await textOf(`${api()}/api/v1/status/runtimeinfo`);
      assert.match(info, /"storageRetention":"3d or 1Gi?B"/);
      assert.deepEqual(await valuesOf(api(), 'up{job="lmdeploy"}', seenS), [1]);
    });
    await check('one password protects the page and the API', async () => {
      const hash = createHash('sha1').update('right').digest('base64');
      project.write('mine/passwords', `viewer:{SHA}${hash}\n`);
      settings['BASIC_AUTH_FILE'] = './mine/passwords';
      project.set(settings);
      await project.up();
      const withPassword = (password: string): Record<string, string> => ({
        Authorization: `Basic ${Buffer.from(`viewer:${password}`).toString('base64')}`,
      });
      for (const url of [`${page()}/`, `${page()}/config.json`, `${api()}/api/v1/query?query=vector(1)`]) {
        assert.equal(await statusOf(url), 401, url);
        assert.equal(await statusOf(url, withPassword('wrong')), 401, url);
        assert.equal(await statusOf(url, withPassword('right')), 200, url);
      }
      assert.equal(await statusOf(`${page()}/healthz`), 200);
      delete settings['BASIC_AUTH_FILE'];
    });
    await check('PROMETHEUS_UPSTREAM selects another Prometheus, even one that starts later', async () => {
      settings['PROMETHEUS_UPSTREAM'] = `http://${name}-other:9090`;
      project.set(settings);
      await project.up();
      assert.equal(await statusOf(`${api()}/api/v1/query?query=up`), 502);
      const { output } = await project.compose('config', '--images');
      const image = output.split('\n').find((line) => line.includes('prom/prometheus')) ?? '';
      const started = await docker([
        ...['run', '--detach', '--name', `${name}-other`, '--network', `${name}_default`],
        image,
      ]);
      assert.equal(started.exitCode, 0, started.output);
      // With the configuration in the image, Prometheus scrapes itself.
      await until('it responds', 60, async () =>
        /"job":"prometheus"/.test(await textOf(`${api()}/api/v1/targets`)),
      );
      await docker(['rm', '--force', '--volumes', `${name}-other`]);
    });
    await check('PROMETHEUS_UPSTREAM selects a server on this machine, below a path', async () => {
      const port = await respondOnHost(cleanUp);
      settings['PROMETHEUS_UPSTREAM'] = `http://host.docker.internal:${port}/below/this`;
      project.set(settings);
      await project.up();
      assert.equal(await textOf(`${api()}/api/v1/labels`), '/below/this/api/v1/labels');
    });
    await check('an invalid setting ends the start with one error message', async () => {
      const { exitCode, output } = await project.compose(
        ...[
          'run',
          '--rm',
          '--no-deps',
          '--env',
          'PORTAL_ORIGINS=https://a.example/path',
          'nginx',
          'nginx',
          '-v',
        ],
      );
      assert.notEqual(exitCode, 0);
      assert.match(output, /PORTAL_ORIGINS has "https:\/\/a\.example\/path": write origins/);
    });
    await check('docker compose down leaves nothing', async () => {
      await remove();
      assert.deepEqual(await project.leftovers(), []);
    });
  } catch (error) {
    say(`not ok ${passed + 1} - ${error instanceof Error ? error.message : String(error)}`);
    say((await project.compose('logs', '--tail', '15')).output);
    say(`${passed} passed, 1 failed`);
    return 1;
  }
  say(`${passed} passed, 0 failed`);
  return 0;
}

async function requireEngine(): Promise<void> {
  const why =
    'npm run test:compose needs Docker with the compose plugin and a running engine: see https://docs.docker.com/engine/install/.';
  for (const args of [
    ['compose', 'version'],
    ['version', '--format', '{{.Server.Version}}'],
  ]) {
    const { exitCode, output } = await docker(args).catch(() => ({ exitCode: 1, output: '' }));
    if (exitCode !== 0) throw new Error(`${why} ${output.trim().split('\n')[0] ?? ''}`.trim());
    say(`# ${output.trim()}`);
  }
}

/** Starts a simulated LMDeploy that containers can reach. @returns its port */
async function simulate(cleanUp: CleanUp): Promise<number> {
  const scenario = steadyScenario({ seed: 1, models: [MODEL], ranks: 1, ratePerS: 2, specTokens: 0 });
  const served = await serveFleet(new Fleet(scenario, Date.now()), { ports: [0], host: '0.0.0.0' });
  cleanUp.add({ close: () => served.close(), closeNow: () => undefined });
  return served.ports[0] ?? 0;
}

/** Starts a server that containers can reach, and that responds with the path of the request. @returns its port */
async function respondOnHost(cleanUp: CleanUp): Promise<number> {
  const server = createServer((request, response) => response.end(request.url));
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  cleanUp.add({
    closeNow: () => {
      server.close();
      server.closeAllConnections();
    },
  });
  return (server.address() as AddressInfo).port;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

await runProgram(main);
