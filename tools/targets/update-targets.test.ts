import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePort } from '../process/free-port';
import { nodeStatus, startFakeProxy, type FakeProxy } from './fake-proxy.fixture';
import { MARK } from './merge-targets';
import { parseTargetsOptions } from './options';
import { updateLines } from './update-lines';
import { updateTargets } from './update-targets';

let folder = '';
let out = '';
let proxy: FakeProxy;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lmdeploy-targets-test-'));
  out = join(folder, 'lmdeploy.json');
  proxy = await startFakeProxy({
    'http://10.0.0.5:23844': nodeStatus(),
    'http://10.0.0.5:23333': nodeStatus(),
    'http://0.0.0.0:23333': nodeStatus(3),
  });
});
afterEach(async () => {
  await proxy.close();
  await rm(folder, { recursive: true, force: true });
});

function update(...args: string[]) {
  return updateTargets(parseTargetsOptions(['--out', out, ...args], folder));
}

async function targetsInFile(): Promise<string[]> {
  const groups = JSON.parse(await readFile(out, 'utf8')) as { targets: string[] }[];
  return groups.flatMap(({ targets }) => targets);
}

describe('updateTargets', () => {
  it('writes the servers that the proxy lists', async () => {
    const done = await update('--proxy', `${proxy.url}/`);
    expect(proxy.paths).toEqual(['/nodes/status']);
    expect(await targetsInFile()).toEqual(['10.0.0.5:23333', '10.0.0.5:23844', 'host.docker.internal:23333']);
    expect(updateLines(done, 'lmdeploy.json')).toEqual([
      '0.0.0.0:23333 is written as host.docker.internal:23333, because Prometheus runs elsewhere (--host NAME sets another name).',
      '+ 10.0.0.5:23333',
      '+ 10.0.0.5:23844',
      '+ host.docker.internal:23333',
      'Wrote lmdeploy.json: 3 targets.',
    ]);
    expect(await readdir(folder)).toEqual(['lmdeploy.json']);
  });

  it('writes the servers of proxy_config.json together with others', async () => {
    const config = { 'http://10.0.0.9:23333': JSON.stringify(nodeStatus()) };
    await writeFile(join(folder, 'proxy_config.json'), JSON.stringify(config, null, 2));
    await update('--proxy-config', 'proxy_config.json', '10.0.0.10:23333', '127.0.0.1:1', '--host', 'gpu-1');
    expect(await targetsInFile()).toEqual(['10.0.0.9:23333', '10.0.0.10:23333', 'gpu-1:1']);
  });

  it('does not write a file with the same content in another layout', async () => {
    await update('--proxy', proxy.url);
    await writeFile(out, JSON.stringify(JSON.parse(await readFile(out, 'utf8'))));
    const { mtimeMs, ino } = await stat(out);
    const again = await update('--proxy', proxy.url);
    expect(again.hasChanged).toBe(false);
    expect(updateLines(again, 'it').at(-1)).toBe('Nothing to do: it is up to date (3 targets).');
    expect(await stat(out)).toMatchObject({ mtimeMs, ino });
  });

  it('keeps the entries of the user and reports them', async () => {
    const own = { targets: ['mine:1'], labels: { cluster: 'a' } };
    const shipped = {
      targets: ['host.docker.internal:23333'],
      labels: { [MARK]: 'host.docker.internal:23333' },
    };
    await writeFile(out, JSON.stringify([shipped, own]));
    const done = await update('10.0.0.5:23333', '--https', '--label', 'cluster=b');
    expect(JSON.parse(await readFile(out, 'utf8'))).toEqual([
      own,
      {
        targets: ['10.0.0.5:23333'],
        labels: { [MARK]: '10.0.0.5:23333', __scheme__: 'https', cluster: 'b' },
      },
    ]);
    expect(updateLines(done, 'it')).toEqual([
      '+ 10.0.0.5:23333',
      '- host.docker.internal:23333',
      'Wrote it: 2 targets, 1 of them your own (mine:1).',
    ]);
  });

  it('writes nothing in a dry run', async () => {
    const { text, hasChanged } = await update('10.0.0.5:23333', '--dry-run');
    expect([hasChanged, text]).toEqual([true, expect.stringContaining('10.0.0.5:23333')]);
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('updateTargets on a failure', () => {
  const OLD = '[{"targets":["old:1"]}]';
  beforeEach(() => writeFile(out, OLD));
  afterEach(async () => {
    expect(await readFile(out, 'utf8')).toBe(OLD);
    expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it.each([
    [200, '{}', /^The proxy at http:\S+ lists no server yet\.$/],
    [200, '', /^The response of \S+\/nodes\/status is not valid JSON: it is empty\.$/],
    [200, '{"a"', /^The response of \S+ is not valid JSON\.$/],
    [200, '<html>Sign in</html>', /^The response of \S+ is a web page/],
    [200, '{"nonsense":{}}', /^There is no target to write\. Left out: "nonsense" names no port/],
    [
      404,
      '{"detail":"Not Found"}',
      /^\S+ responded with 404 Not Found: give the address of "lmdeploy serve proxy"/,
    ],
    [502, '<html>', /^\S+ responded with 502 Bad Gateway\.$/],
  ])('reports the reason: %d %s', async (status, body, sentence) => {
    Object.assign(proxy, { status, body });
    await expect(update('--proxy', proxy.url)).rejects.toThrow(sentence);
  });

  it('reports a port without a server, and a server that does not speak HTTP', async () => {
    const port = await freePort();
    await expect(update('--proxy', `127.0.0.1:${port}`)).rejects.toThrow(
      /^The proxy cannot be reached at http:\S+\/nodes\/status \(connect ECONNREFUSED .*\)\.$/,
    );
    const mute = createServer().on('connection', (socket) => socket.destroy());
    await new Promise<void>((resolve) => mute.listen(port, '127.0.0.1', resolve));
    await expect(update('--proxy', `127.0.0.1:${port}`)).rejects.toThrow(/^The proxy cannot be reached/);
    await new Promise((resolve) => mute.close(resolve));
  });

  it('rejects invalid addresses and files', async () => {
    await expect(update('--proxy', 'http://[')).rejects.toThrow(/is not a URL: write http:\/\/HOST:8000/);
    await expect(update('--proxy', 'ftp://h')).rejects.toThrow(/neither http nor https/);
    await expect(update('--proxy-config', 'none.json')).rejects.toThrow(/none\.json cannot be read/);
    await writeFile(join(folder, 'empty.json'), '{}');
    await expect(update('--proxy-config', 'empty.json')).rejects.toThrow(/empty\.json lists no server/);
  });

  it('writes nothing when one of several sources fails', async () => {
    await expect(update('--proxy', proxy.url, '--proxy-config', 'none.json')).rejects.toThrow(/none\.json/);
  });

  it('does not overwrite an invalid list, and names a missing folder', async () => {
    const broken = join(folder, 'broken.json');
    await writeFile(broken, '[{"targets": ["a:1"],}]');
    await expect(update('a:1', '--out', broken)).rejects.toThrow(
      /broken\.json is not valid JSON: correct it/,
    );
    expect(await readFile(broken, 'utf8')).toBe('[{"targets": ["a:1"],}]');
    await expect(update('a:1', '--out', 'none/x.json')).rejects.toThrow(/there is no folder .*none: make it/);
  });
});
